import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { EntryStore } from './entry.ts';
import type { Events } from './facts.ts';
import type { NoticesStore } from './notices.ts';
import type { SessionStore } from './session.ts';

interface Parts {
  readonly bridge: Bridge;
  readonly session: SessionStore;
  readonly entry: EntryStore;
  readonly notices: NoticesStore;
}

type Arrived = Events['invitation.arrived'];

/**
 * An invitation that was opened in the system: whoever is in nowhere finds it filled in, whoever is in is asked
 * first. Perch may have been started by it, before the page knows who is in. Returns its undo.
 */
export function attachInvited({ bridge, session, entry, notices }: Parts): () => void {
  let early: Arrived | undefined;
  const offer = (arrived: Arrived): void => {
    const { account } = session.state.getState();
    const { link, invitation } = arrived;
    if (account === undefined) early = arrived;
    else if (account === null) entry.go({ way: 'invitation', link });
    else notices.show({ kind: 'invitation', link, domain: invitation?.domain ?? null });
  };
  const undo = [
    bridge.listen('invitation.arrived', offer),
    session.state.subscribe(({ account }) => {
      if (!early || account === undefined) return;
      const arrived = early;
      early = undefined;
      offer(arrived);
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
