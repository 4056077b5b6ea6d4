import type { AlertDecision, AlertReason } from '../model/alert.ts';
import type { MessageKey, RoomAddress } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';

/** Everything the decision depends on, beside the message. */
export interface Situation {
  /** Just said; otherwise it came out of an archive. */
  readonly live: boolean;
  /** The room is on the person's own list. */
  readonly followed: boolean;
  /** The person wants alerts at all. */
  readonly alerts: boolean;
  /** The room that the person sees and has the focus on; null in a window that is hidden or behind. */
  readonly looking: RoomAddress | null;
  readonly readUpTo: MessageKey;
}

/** A reason not to alert, and when it holds. The first that holds is the one that is given. */
type Rule = readonly [because: AlertReason, holds: (message: StoredMessage, situation: Situation) => boolean];

const silences: readonly Rule[] = [
  ['not live', (_, { live }) => !live],
  ['own message', ({ own }) => own],
  ['not followed', (_, { followed }) => !followed],
  ['already read', ({ key }, { readUpTo }) => key <= readUpTo],
  ['looking at it', ({ room }, { looking }) => looking === room],
  ['do not disturb', (_, { alerts }) => !alerts],
];

/** Whether a message interrupts the person, and why, or why not. */
export function decide(message: StoredMessage, situation: Situation): AlertDecision {
  const silence = silences.find(([, holds]) => holds(message, situation));
  if (silence !== undefined) return { alert: false, because: silence[0] };
  return { alert: true, because: occasion(message) };
}

function occasion({ mentionsMe, importance }: StoredMessage): AlertReason {
  if (mentionsMe) return 'mentioned';
  return importance === 'Alert' ? 'important' : 'message';
}
