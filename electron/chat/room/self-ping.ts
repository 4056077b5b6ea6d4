import { conditionOf } from '#electron/session/request-fault.ts';
import type { Session } from '#electron/session/session.ts';
import { writePing } from '#electron/stanza/0199-ping.ts';

/** What answers say that we are in the room after all, or that nothing can be known (XEP-0410, 3.2). */
const undecided: ReadonlySet<string> = new Set([
  'service-unavailable',
  'feature-not-implemented',
  'item-not-found',
  'remote-server-not-found',
  'remote-server-timeout',
]);

/** Whether we are still the occupant of this address, as far as can be known. Never rejects. */
export async function isStillInside(session: Session, occupant: string): Promise<boolean> {
  try {
    await session.request({ type: 'get', to: occupant, payload: writePing() });
    return true;
  } catch (error) {
    const condition = conditionOf(error);
    return condition === undefined || undecided.has(condition);
  }
}
