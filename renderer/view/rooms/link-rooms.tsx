import { useState } from 'react';
import type { App } from '#renderer/store/app.ts';
import type { RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { MisfitNotes } from './misfit-notes.tsx';
import { SideSummary } from './side-summary.tsx';
import { useAboutRoom } from './use-about-room.ts';
import { useMisfits } from './use-misfits.ts';

interface Props {
  readonly room: RoomEntry;
  /** On a service that keeps no links: in the person's own list. */
  readonly own: boolean;
}

/** Makes one of this room and another that is there. */
export function LinkRooms({ room, own }: Props) {
  const { ask, place, navigation } = useApp();
  const { answer, fault: unasked } = useAboutRoom(room.address, candidates);
  const [chosen, setChosen] = useState<RoomAddress>();
  const [adds, setAdds] = useState(true);
  const { busy, fault, run } = useSubmit();
  const other = answer?.rooms.find(({ address }) => address === chosen);
  const isSecret = room.privacy === 'Secret';
  const [publicRoom, privateRoom] = isSecret ? [other, room] : [room, other];
  const pair = publicRoom &&
    privateRoom && { publicRoom: publicRoom.address, privateRoom: privateRoom.address };
  const misfits = useMisfits(
    pair && !own ? { publicRoom: pair.publicRoom, people: { room: pair.privateRoom } } : undefined,
  );
  const settled = own || (!misfits.checking && misfits.fault === undefined && misfits.outside.length === 0);
  const ready = pair !== undefined && settled && (adds || misfits.addable.length === 0);
  const link = (): Promise<void> =>
    run(async () => {
      if (!pair) return;
      await ask('logicalRooms.link', { ...pair, addMembers: adds });
      place.openDialog(null);
      navigation.show({ room: pair.privateRoom });
    });
  const words = strings.privateSide;
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void link();
      }}
    >
      {!answer && !unasked && <Skeleton words={words.loading} lines={3} />}
      <FaultNote fault={unasked} />
      {answer?.rooms.length === 0 && (
        <p className="dialog-empty">{own ? words.none.own : words.none[isSecret ? 'public' : 'Secret']}</p>
      )}
      {answer && answer.rooms.length > 0 && (
        <fieldset className="field candidates">
          <legend className="label">{words.candidates}</legend>
          {answer.rooms.map(({ address, name, privacy = 'Closed', behavior = 'Normal' }) => (
            <label key={address} className="option" title={tameName(address)}>
              <input
                type="radio"
                name="candidate"
                checked={address === chosen}
                onChange={() => setChosen(address)}
              />
              <RoomIcon room={{ privacy, behavior }} />
              <bdi className="clip">{tameName(name)}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      {pair && (
        <>
          <MisfitNotes
            misfits={misfits}
            room={publicRoom.name}
            adds={adds}
            onAdds={setAdds}
            mend={{ word: words.editMembers, run: () => place.openDialog('edit room', pair.privateRoom) }}
          />
          <SideSummary room={publicRoom.name} secret={privateRoom.name} own={own} />
        </>
      )}
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => place.openDialog(null)}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" aria-disabled={busy || !ready}>
          {words.save}
        </button>
      </footer>
    </form>
  );
}

const candidates = (ask: App['ask'], room: RoomAddress) => ask('logicalRooms.candidates', { room });
