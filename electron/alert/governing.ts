import { type AlertMatch, type AlertRule, type AlertScope, alertActions } from '../model/alert-rule.ts';
import type { FeedId } from '../model/feed.ts';
import type { RoomAddress, Timestamp } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import { isWithin } from './quiet.ts';

/** A room, as far as rules can name it. */
export interface RuledRoom {
  readonly address: RoomAddress;
  readonly category: string;
}

/** What a message is to the person, as far as rules ask for it. */
export interface RuledMessage {
  readonly message: Pick<StoredMessage, 'author' | 'mentionsMe' | 'importance'>;
  /** It has one of the keywords. */
  readonly keyword: () => boolean;
  /** The feeds that it belongs to. */
  readonly feeds: readonly FeedId[];
}

/** From the narrowest on: what is said of somebody goes before what is said of a room. */
const scopes: readonly AlertScope['kind'][] = ['person', 'room', 'category', 'all'];
/** What is said of some messages goes before what is said of all. */
const everything: AlertMatch['kind'] = 'everything';

/**
 * The rule that a message falls under, among those of some scopes: the narrowest, and of two that are equally narrow the
 * quieter one.
 */
export function governingRule(
  rules: readonly AlertRule[],
  of: readonly AlertScope['kind'][],
  room: RuledRoom,
  what: RuledMessage,
  now: Timestamp,
): AlertRule | undefined {
  const fitting = rules.filter(
    ({ scope, match, hours }) =>
      of.includes(scope.kind) &&
      covers(scope, room, what) &&
      matches(match, what) &&
      (hours === null || isWithin(hours, now)),
  );
  return fitting.sort((one, other) => comparable(one) - comparable(other))[0];
}

/** The rule for a room as a whole, whatever is said in it and whenever, among those of some scopes. */
export function wholeRoomRule(
  rules: readonly AlertRule[],
  room: RuledRoom,
  ...of: readonly AlertScope['kind'][]
): AlertRule | undefined {
  const whole = rules.filter(
    ({ scope, match, hours }) =>
      of.includes(scope.kind) && match.kind === everything && hours === null && coversRoom(scope, room),
  );
  return whole.sort((one, other) => comparable(one) - comparable(other))[0];
}

function comparable({ scope, match, action }: AlertRule): number {
  const narrow = scopes.indexOf(scope.kind) * 2 + Number(match.kind === everything);
  return narrow * alertActions.length + alertActions.indexOf(action);
}

function covers(scope: AlertScope, room: RuledRoom, { message }: RuledMessage): boolean {
  return scope.kind === 'person' ? scope.person === message.author.id : coversRoom(scope, room);
}

function coversRoom(scope: AlertScope, { address, category }: RuledRoom): boolean {
  if (scope.kind === 'room') return scope.room === address;
  return scope.kind === 'all' || (scope.kind === 'category' && scope.category === category);
}

function matches(match: AlertMatch, { message, keyword, feeds }: RuledMessage): boolean {
  switch (match.kind) {
    case 'everything':
      return true;
    case 'mention':
      return message.mentionsMe;
    case 'important':
      return message.importance === 'Alert';
    case 'keyword':
      return keyword();
    case 'feed':
      return feeds.includes(match.feed);
  }
}
