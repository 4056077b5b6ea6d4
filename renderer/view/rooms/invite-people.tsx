import { useMemo, useState } from 'react';
import type { PrincipalSummary } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { PeoplePicker } from '../parts/people/people-picker.tsx';
import type { FindPeople } from '../parts/people/use-eligible.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { useSubmit } from '../use-submit.ts';
import { TextLine } from './text-line.tsx';

/** Asks others into a room. Where a manager does, in a room of members, they become members by it. */
export function InvitePeople() {
  const { ask, place } = useApp();
  const address = usePart(place, (state) => state.dialogRoom);
  const room = useRoom(address);
  const [people, setPeople] = useState<readonly PrincipalSummary[]>([]);
  const [reason, setReason] = useState('');
  const { busy, fault, run } = useSubmit();
  const makesMembers = room?.canManage === true && room.privacy !== 'Open';
  const find = useInvitable(address ?? '', room?.canManage === true);
  const send = (): Promise<void> =>
    run(async () => {
      const addresses = people.map((person) => person.address);
      if (address !== null) await ask('rooms.invite', { room: address, addresses, reason: reason.trim() });
      place.openDialog(null);
    });
  return (
    <ModalFrame title={strings.invite.title}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (people.length > 0) void send();
        }}
      >
        <PeoplePicker
          label={strings.invite.people}
          hint={makesMembers ? strings.invite.hintMembers : strings.invite.hint}
          people={people}
          onChange={setPeople}
          find={find}
        />
        <TextLine
          id="invite-reason"
          label={strings.invite.reason}
          value={reason}
          onChange={setReason}
          optional
        />
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button type="submit" className="button primary" aria-disabled={busy || people.length === 0}>
            {strings.invite.send}
          </button>
        </footer>
      </form>
    </ModalFrame>
  );
}

/** Whoever manages the room knows who may be in it; others ask for whom they may know. */
function useInvitable(room: string, manages: boolean): FindPeople {
  const { ask } = useApp();
  return useMemo(
    () => async (text) => {
      const max = 20;
      const found = manages
        ? await ask('rooms.eligible', { role: 'Member', room, text, max })
        : await ask('people.find', { text, max });
      // A group is invited person by person; whoever has an account is nobody in particular.
      return { ...found, principals: found.principals.filter(({ type }) => type !== 'Domain') };
    },
    [ask, room, manages],
  );
}
