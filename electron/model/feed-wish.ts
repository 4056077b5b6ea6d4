import { FaultError } from './fault.ts';
import { egoFeed, type Feed, type FeedId, type FeedMatch, type FeedWish } from './feed.ts';
import { asksForAnything } from './feed-match.ts';

/** Feeds beside the ego feed that a person can make. */
export const mostFeeds = 100;
const longestName = 256;
/** Whatever stands behind is not looked for. */
const longestText = 1000;
const mostListed = 1000;

/** Throws InvalidArgument and LimitExceeded, with the field. */
export function checkFeedWish({ name, match }: FeedWish): void {
  if (name.trim() === '') throw invalid('name', 'Give the feed a name.');
  if (name.length > longestName) {
    throw tooLong('name', `A name of a feed has at most ${longestName} characters.`);
  }
  checkFeedMatch(match);
}

export function checkFeedMatch(match: FeedMatch): void {
  const { text, rooms = [], authors = [], by = '' } = match;
  if (!asksForAnything(match)) throw invalid('match', 'Say what the feed is to look for.');
  if (Math.max(text.length, by.length) > longestText) {
    throw tooLong('match', `A feed looks for at most ${longestText} characters.`);
  }
  if (Math.max(rooms.length, authors.length) > mostListed) {
    throw tooLong('match', `A feed names at most ${mostListed} rooms and ${mostListed} people.`);
  }
}

/** A feed with other wishes. Throws what `checkFeedWish` throws, and InvalidArgument for what cannot be changed. */
export function changedFeed(feed: Feed, changes: Partial<FeedWish>): FeedWish {
  const { id, trouble, ...wish } = feed;
  if (trouble !== undefined) throw new FaultError('MsgNotSupported', trouble);
  if (id === egoFeed) {
    if (changes.name !== undefined || changes.match !== undefined) {
      throw invalid('match', 'Of this feed only what it does can be changed.');
    }
    return { ...wish, ...changes };
  }
  const changed = { ...wish, ...changes };
  checkFeedWish(changed);
  return changed;
}

/** The ego feed first, the others by name. */
export function inOrder<F extends { readonly id: FeedId; readonly name: string }>(
  feeds: readonly F[],
): readonly F[] {
  return [...feeds].sort(
    (one, other) =>
      Number(other.id === egoFeed) - Number(one.id === egoFeed) ||
      byName(one.name, other.name) ||
      (one.id < other.id ? -1 : 1),
  );
}

let collator: Intl.Collator | undefined;

/** The collator is made for the first two names: that takes a tenth of the time in which Perch starts. */
function byName(one: string, other: string): number {
  collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return collator.compare(one, other);
}

export function noSuchFeed(): FaultError {
  return new FaultError('NoSuchNode', 'This feed is no longer there.');
}

function invalid(field: string, text: string): FaultError {
  return new FaultError('InvalidArgument', text, { field });
}

function tooLong(field: string, text: string): FaultError {
  return new FaultError('LimitExceeded', text, { field });
}
