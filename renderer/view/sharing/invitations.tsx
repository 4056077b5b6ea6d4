import { useRef, useState } from 'react';
import type { Invitation } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { useDay } from './use-day.ts';

/** These mean that the server knows no list of its invitations: XEP-0401 asks for none. */
const withoutList: readonly string[] = ['NoSuchNode', 'MsgNotSupported'];

/** Who could still come in by an invitation, and how to stop that. */
export function Invitations() {
  const { sharing } = useApp();
  const { invitations, fault: unread } = usePart(sharing, (state) => state);
  const { busy, fault, run } = useSubmit();
  const [withdrawn, setWithdrawn] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const withdraw = (invitation: Invitation): Promise<void> =>
    run(async () => {
      await sharing.withdraw(invitation.id);
      setWithdrawn(strings.sharing.withdrawn(noteOf(invitation)));
      heading.current?.focus();
    });
  const unlisted = unread !== undefined && withoutList.includes(unread.code);
  return (
    <section className="invitations" aria-labelledby="invitations">
      <h3 id="invitations" ref={heading} tabIndex={-1}>
        {strings.sharing.open}
      </h3>
      <p className="unseen" role="status">
        {withdrawn}
      </p>
      {!invitations && !unread && <p className="hint late">{strings.sharing.loading}</p>}
      {unlisted && <p className="hint">{strings.sharing.unlisted}</p>}
      {invitations?.length === 0 && <p className="hint">{strings.sharing.none}</p>}
      {invitations && invitations.length > 0 && (
        <ul>
          {inOrder(invitations).map((invitation) => (
            <Row
              key={invitation.id}
              invitation={invitation}
              busy={busy}
              onWithdraw={() => void withdraw(invitation)}
            />
          ))}
        </ul>
      )}
      <FaultNote fault={fault ?? (unlisted ? undefined : unread)} />
    </section>
  );
}

interface RowProps {
  readonly invitation: Invitation;
  /** Another one is being withdrawn. */
  readonly busy: boolean;
  readonly onWithdraw: () => void;
}

function Row({ invitation, busy, onWithdraw }: RowProps) {
  const dayOf = useDay();
  const { state, until, usedBy } = invitation;
  const note = noteOf(invitation);
  return (
    <li className={`invitation ${state}`}>
      <div className="invitation-words">
        <p className="clip" dir="auto">
          {note}
        </p>
        <p className="hint clip">
          <bdi>{strings.sharing.states[state](state === 'used' ? (usedBy ?? '') : dayOf(until))}</bdi>
        </p>
      </div>
      {state === 'open' && (
        <button
          type="button"
          className="button small"
          aria-label={strings.sharing.withdrawName(note)}
          aria-disabled={busy}
          onClick={onWithdraw}
        >
          {strings.sharing.withdraw}
        </button>
      )}
    </li>
  );
}

/** Those that still let somebody in stand first; of each kind the newest. */
function inOrder(invitations: readonly Invitation[]): readonly Invitation[] {
  const rank = ({ state }: Invitation): number => (state === 'open' ? 0 : 1);
  return [...invitations].sort((a, b) => rank(a) - rank(b) || b.madeAt - a.madeAt);
}

function noteOf({ note }: Invitation): string {
  return note.trim() === '' ? strings.sharing.noNote : tameName(note);
}
