import {
  type AlertCause,
  type AlertChoices,
  type AlertDecision,
  type AlertLevel,
  type AlertReason,
  alertLevels,
} from '../model/alert.ts';
import type { AlertAction } from '../model/alert-rule.ts';
import type { FeedAction, FeedId } from '../model/feed.ts';
import type { MessageKey, RoomAddress, Timestamp } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import { mentions } from '../model/text/names.ts';
import { governingRule, type RuledRoom } from './governing.ts';

/** A feed that a message belongs to, and what it is to do. */
export interface MatchedFeed {
  readonly feed: FeedId;
  readonly action: FeedAction;
}

/** Everything the decision depends on, beside the message. */
export interface Situation {
  /** Just said; otherwise it came out of an archive. */
  readonly live: boolean;
  /** The room is on the person's own list. */
  readonly followed: boolean;
  readonly room: RuledRoom;
  /** What the room itself says may alert of it; undefined: nothing of its own. */
  readonly ownLevel: AlertLevel | undefined;
  /** The person wants alerts at all. */
  readonly alerts: boolean;
  readonly choices: Pick<AlertChoices, 'level' | 'keywords' | 'rules' | 'importantAnyway'>;
  readonly feeds: readonly MatchedFeed[];
  /** Others can see the screen. */
  readonly presenting: boolean;
  /** *Do not disturb*, or quiet hours. */
  readonly quiet: boolean;
  /** The room that the person sees and has the focus on; null in a window that is hidden or behind. */
  readonly looking: RoomAddress | null;
  readonly readUpTo: MessageKey;
  readonly now: Timestamp;
}

/** A reason not to alert, and when it holds. The first that holds is the one that is given. */
type Rule = readonly [because: AlertReason, holds: (message: StoredMessage, situation: Situation) => boolean];

/** What the person knows already, or does not ask for. */
const known: readonly Rule[] = [
  ['not live', (_, { live }) => !live],
  ['own message', ({ own }) => own],
  ['not followed', (_, { followed }) => !followed],
  ['already read', ({ key }, { readUpTo }) => key <= readUpTo],
  ['looking at it', ({ room }, { looking }) => looking === room],
  ['alerts off', (_, { alerts }) => !alerts],
];

/** What the person asked for, but not now. */
const notNow: readonly Rule[] = [
  ['presenting', (_, { presenting }) => presenting],
  [
    'do not disturb',
    ({ importance }, { quiet, choices }) => quiet && !(choices.importantAnyway && importance === 'Alert'),
  ],
];

/** Whether a message interrupts the person, and why, or why not. */
export function decide(message: StoredMessage, situation: Situation): AlertDecision {
  const holds = ([, rule]: Rule): boolean => rule(message, situation);
  const silence = known.find(holds);
  if (silence) return { alert: false, sound: false, because: silence[0] };
  const { action, ...cause } = wish(message, situation);
  if (action !== 'notify' && action !== 'sound') return { alert: false, sound: false, ...cause };
  const later = notNow.find(holds);
  if (later) return { alert: false, sound: false, because: later[0] };
  return { alert: true, sound: action === 'sound', ...cause };
}

interface Wish extends AlertCause {
  readonly action: AlertAction;
}

/**
 * What the person asked for. The narrower wish goes before the wider: who wrote it, what it is about, its room, its
 * category, everything. What a room says of itself goes before what is said of many, and of a muted room nothing does.
 */
function wish(message: StoredMessage, situation: Situation): Wish {
  const { ownLevel, choices } = situation;
  if (ownLevel === 'nothing') return muted;
  return (
    ruled(message, situation, 'person') ??
    fed(situation) ??
    ruled(message, situation, 'room') ??
    (ownLevel && levelled(message, situation, ownLevel)) ??
    ruled(message, situation, 'category', 'all') ??
    levelled(message, situation, choices.level)
  );
}

const muted: Wish = { action: 'count', because: 'room level' };

function ruled(
  message: StoredMessage,
  { choices, feeds, room, now }: Situation,
  ...scopes: Parameters<typeof governingRule>[1]
): Wish | undefined {
  const what = {
    message,
    keyword: () => hasKeyword(message, choices.keywords),
    feeds: feeds.map(({ feed }) => feed),
  };
  const rule = governingRule(choices.rules, scopes, room, what, now);
  return rule && { action: rule.action, because: 'rule', rule: rule.id };
}

/** Feeds only ever add: what they let pass in silence may still be asked for otherwise. */
function fed({ feeds }: Situation): Wish | undefined {
  const [loud] = [
    feeds.filter(({ action }) => action === 'sound'),
    feeds.filter(({ action }) => action === 'notify'),
  ].flat();
  return loud && { action: loud.action, because: 'feed', feed: loud.feed };
}

/** Whether a message reaches what is asked of its room. */
function levelled(message: StoredMessage, { choices }: Situation, level: AlertLevel): Wish {
  const because = occasion(message, choices.keywords);
  const allowed = alertLevels.indexOf(level);
  const needed = message.importance === 'Alert' ? 'important' : because === 'message' ? 'all' : 'mentions';
  return allowed <= alertLevels.indexOf(needed) ? { action: 'notify', because } : muted;
}

function occasion(message: StoredMessage, keywords: readonly string[]): AlertReason {
  if (message.mentionsMe) return 'mentioned';
  if (message.importance === 'Alert') return 'important';
  return hasKeyword(message, keywords) ? 'keyword' : 'message';
}

function hasKeyword({ text, storyTitle = '' }: StoredMessage, keywords: readonly string[]): boolean {
  return mentions(`${storyTitle}\n${text}`, keywords);
}
