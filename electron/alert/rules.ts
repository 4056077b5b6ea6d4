import { type AlertDecision, type AlertLevel, type AlertReason, alertLevels } from '../model/alert.ts';
import type { MessageKey, RoomAddress } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import { mentions } from '../model/text/names.ts';

/** Everything the decision depends on, beside the message. */
export interface Situation {
  /** Just said; otherwise it came out of an archive. */
  readonly live: boolean;
  /** The room is on the person's own list. */
  readonly followed: boolean;
  /** The person wants alerts at all. */
  readonly alerts: boolean;
  /** What of this room may alert. */
  readonly level: AlertLevel;
  readonly keywords: readonly string[];
  /** Others can see the screen. */
  readonly presenting: boolean;
  /** *Do not disturb*, or quiet hours. */
  readonly quiet: boolean;
  /** What is important comes through the quiet. */
  readonly importantAnyway: boolean;
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
  ['alerts off', (_, { alerts }) => !alerts],
  ['room level', (message, situation) => !reaches(message, situation)],
  ['presenting', (_, { presenting }) => presenting],
  [
    'do not disturb',
    ({ importance }, { quiet, importantAnyway }) => quiet && !(importantAnyway && importance === 'Alert'),
  ],
];

/** Whether a message interrupts the person, and why, or why not. */
export function decide(message: StoredMessage, situation: Situation): AlertDecision {
  const silence = silences.find(([, holds]) => holds(message, situation));
  if (silence !== undefined) return { alert: false, because: silence[0] };
  return { alert: true, because: occasion(message, situation) };
}

/** The level that a message needs of its room. */
function reaches(message: StoredMessage, situation: Situation): boolean {
  const allowed = alertLevels.indexOf(situation.level);
  if (message.importance === 'Alert') return allowed <= alertLevels.indexOf('important');
  const calls = occasion(message, situation) !== 'message';
  return allowed <= alertLevels.indexOf(calls ? 'mentions' : 'all');
}

function occasion(
  { mentionsMe, importance, text, storyTitle = '' }: StoredMessage,
  { keywords }: Situation,
): AlertReason {
  if (mentionsMe) return 'mentioned';
  if (importance === 'Alert') return 'important';
  return mentions(`${storyTitle}\n${text}`, keywords) ? 'keyword' : 'message';
}
