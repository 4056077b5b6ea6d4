import type { Feed, FeedId, FeedMatch } from './feed.ts';
import type { StoredMessage } from './message.ts';
import { fold } from './text/fold.ts';
import { findLinks } from './text/links.ts';
import { searchTerms } from './text/search-terms.ts';
import { TextWords, type WordTerm, wordTermOf } from './text/text-words.ts';

/** What of a message a feed may depend on. */
export type MatchedMessage = Pick<
  StoredMessage,
  'room' | 'author' | 'text' | 'storyTitle' | 'importance' | 'mentionsMe'
>;

/** The feeds, in their order, that collect a message of a room of the person's list. */
export type FeedsOf = (message: MatchedMessage) => readonly FeedId[];

/**
 * To be made once for many messages: each is read once, whatever the number of feeds. What the feeds look for is worked
 * out for the first message: at the start nobody waits for it.
 */
export function createFeedsOf(feeds: readonly Feed[]): FeedsOf {
  const tried = once(() =>
    feeds
      .filter(({ match, trouble }) => trouble === undefined && asksForAnything(match))
      .map(({ id, match }) => ({ id, fits: testOf(match) })),
  );
  return (message) => {
    const read = readOnce(message);
    return tried()
      .filter(({ fits }) => fits(read))
      .map(({ id }) => id);
  };
}

/** The words of a feed as an index of words has them; none where it does not look for words. */
export function feedTerms({ text, wording }: FeedMatch): readonly WordTerm[] {
  return searchTerms(text, wording).map(wordTermOf);
}

/** The same, as they are marked in what was found: without case and accents. */
export function feedWords({ text, wording }: FeedMatch): readonly string[] {
  return [...new Set(searchTerms(text, wording).map((term) => fold(term.text)))];
}

/** Nothing is asked for by punctuation alone, nor without words by no filter. */
export function asksForAnything({ text, wording, ...filters }: FeedMatch): boolean {
  if (text.trim() !== '') return searchTerms(text, wording).length > 0;
  return Object.values(filters).some((value) => value !== undefined && value !== '');
}

/** A message with what is read out of its text, only if a feed wants to know it. */
interface ReadMessage extends MatchedMessage {
  /** Of the title and of the text: no phrase goes from the one into the other. */
  readonly words: () => readonly TextWords[];
  readonly hasLink: () => boolean;
  readonly calledAs: () => string;
}

function readOnce(message: MatchedMessage): ReadMessage {
  const { text, storyTitle, author } = message;
  const texts = storyTitle === undefined ? [text] : [storyTitle, text];
  return {
    ...message,
    words: once(() => texts.map((each) => new TextWords(each))),
    hasLink: once(() => findLinks(text).length > 0),
    calledAs: once(() => fold(`${author.name}\n${author.id}`)),
  };
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

type Test = (message: ReadMessage) => boolean;

/** What costs least is tried first. */
function testOf(match: FeedMatch): Test {
  const { rooms, authors, by } = match;
  const [inRooms, byAuthors, called] = [rooms && new Set(rooms), authors && new Set(authors), by && fold(by)];
  const tests: readonly (Test | false | undefined | '')[] = [
    match.mentionsMe && (({ mentionsMe }) => mentionsMe),
    match.importance && (({ importance }) => importance === match.importance),
    match.story && (({ storyTitle }) => storyTitle !== undefined),
    inRooms && (({ room }) => inRooms.has(room)),
    byAuthors && (({ author }) => byAuthors.has(author.id)),
    called && ((message) => message.calledAs().includes(called)),
    wordsTest(match),
    match.hasLink && ((message) => message.hasLink()),
  ];
  const given = tests.filter((test) => typeof test === 'function');
  return (message) => given.every((test) => test(message));
}

function wordsTest(match: FeedMatch): Test | undefined {
  const terms = feedTerms(match);
  if (terms.length === 0) return undefined;
  const has = (message: ReadMessage) => (term: WordTerm) => message.words().some((words) => words.has(term));
  if (match.wording === 'any') return (message) => terms.some(has(message));
  return (message) => terms.every(has(message));
}
