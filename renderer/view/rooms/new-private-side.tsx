import { useCallback, useState } from 'react';
import type { PrincipalSummary, RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { PeoplePicker } from '../parts/people/people-picker.tsx';
import type { FindPeople } from '../parts/people/use-eligible.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { MisfitNotes } from './misfit-notes.tsx';
import { SideSummary } from './side-summary.tsx';
import { TextLine } from './text-line.tsx';
import { useMisfits } from './use-misfits.ts';

const max = 20;

/** Makes the secret room beside a public one, linked from its first moment. */
export function NewPrivateSide({ room }: { readonly room: RoomEntry }) {
  const { ask, place, navigation, session } = useApp();
  const account = usePart(session, (state) => state.account);
  const [name, setName] = useState(() => strings.privateSide.suggested(tameName(room.name)));
  const [people, setPeople] = useState<readonly PrincipalSummary[]>([]);
  const [adds, setAdds] = useState(true);
  const { busy, fault, run } = useSubmit();
  const members = people.map(({ address }) => address);
  const misfits = useMisfits(
    members.length === 0 ? undefined : { publicRoom: room.address, people: { members } },
  );
  const find: FindPeople = useCallback(
    // Whoever may not enter the one cannot be an insider of both.
    (text) => ask('rooms.eligible', { role: 'Member', text, max, room: room.address }),
    [ask, room.address],
  );
  const fits =
    misfits.outside.length === 0 &&
    (adds || misfits.addable.length === 0) &&
    (people.length === 0 || !misfits.checking);
  const ready = fits && name.trim() !== '' && misfits.fault === undefined;
  const outside = new Set(misfits.outside.map(({ principal }) => principal.address));
  const create = (): Promise<void> =>
    run(async () => {
      const wish = { publicRoom: room.address, name: name.trim(), members };
      const made = await ask('logicalRooms.create', { ...wish, addMembers: adds });
      place.openDialog(null);
      navigation.show({ room: made.room });
    });
  // A group has as many as it has.
  const counted = people.every(({ type }) => type === 'LocalUser');
  const others = people.filter(({ address }) => address !== account?.address);
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void create();
      }}
    >
      <TextLine id="side-name" label={strings.privateSide.name} value={name} onChange={setName} autoFocus />
      <PeoplePicker
        label={strings.privateSide.members}
        hint={strings.privateSide.membersHint}
        people={people}
        onChange={setPeople}
        find={find}
      />
      <MisfitNotes
        misfits={misfits}
        room={room.name}
        adds={adds}
        onAdds={setAdds}
        mend={{
          word: strings.privateSide.takeOff,
          run: () => setPeople(people.filter(({ address }) => !outside.has(address))),
        }}
      />
      <SideSummary room={room.name} {...(counted && { insiders: others.length + 1 })} own={false} />
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => place.openDialog(null)}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" aria-disabled={busy || !ready}>
          {strings.privateSide.create}
        </button>
      </footer>
    </form>
  );
}
