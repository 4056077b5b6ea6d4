import { type FeedMatch, type FeedWish, feedActions } from '../model/feed.ts';
import { privateNodes } from './0223-private.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import type { PrivateCodec } from './private-item.ts';
import { type Element, elements, xml } from './xml.ts';

/** A feed as it is kept; `isWhole`: all that it looks for is understood. */
export type KeptFeed = FeedWish & { readonly isWhole: boolean };

const longestName = 256;

/**
 * A person's feed, on every device (docs/protocol.md, "Feeds"). One whose match says more than is understood would
 * collect more than was meant: it is read as looking for nothing, and is never written.
 */
export const feedCodec: PrivateCodec<KeptFeed> = {
  node: privateNodes.feeds,
  version: 1,
  read: (payload) => {
    if (!payload.is('feed', NS.perch)) return undefined;
    const { name = '', action } = payload.attrs;
    const matches = payload.getChildren('match', NS.perch);
    const match = matches.length === 1 && matches[0] ? readMatch(matches[0]) : undefined;
    return {
      name: name.slice(0, longestName).toWellFormed(),
      match: match ?? nothing,
      // What is not understood is the quietest.
      action: feedActions.find((one) => one === action) ?? 'nothing',
      isWhole: match !== undefined,
    };
  },
  write: ({ name, match, action }) => xml('feed', { xmlns: NS.perch, name, action }, writeMatch(match)),
};

const nothing: FeedMatch = { text: '', wording: 'all' };

function writeMatch(match: FeedMatch): Element {
  const { text, wording, rooms, authors, by } = match;
  return xml(
    'match',
    {},
    text !== '' && xml('words', { wording }, text),
    rooms && xml('rooms', {}, ...rooms.map((id) => xml('room', { id }))),
    authors && xml('authors', {}, ...authors.map((id) => xml('author', { id }))),
    by !== undefined && by !== '' && xml('by', {}, by),
    match.importance && xml('important'),
    match.story && xml('story'),
    match.hasLink && xml('link'),
    match.mentionsMe && xml('mentions-me'),
  );
}

/** What one condition says; undefined where it is not understood. */
type ReadCondition = (condition: Element) => Partial<FeedMatch> | undefined;

const conditions: ReadonlyMap<string, ReadCondition> = new Map<string, ReadCondition>([
  ['words', readWords],
  [
    'rooms',
    (element) => readIds(element, 'room', (rooms) => ({ rooms: rooms.flatMap((id) => bareJid(id) ?? []) })),
  ],
  ['authors', (element) => readIds(element, 'author', (authors) => ({ authors }))],
  [
    'by',
    (element) => (isPlain(element) && element.text().trim() !== '' ? { by: element.text() } : undefined),
  ],
  ['important', (element) => onlyName(element, { importance: 'Alert' })],
  ['story', (element) => onlyName(element, { story: true })],
  ['link', (element) => onlyName(element, { hasLink: true })],
  ['mentions-me', (element) => onlyName(element, { mentionsMe: true })],
]);

/** Undefined where any condition is not understood, or stands twice: without it the feed would collect more. */
function readMatch(element: Element): FeedMatch | undefined {
  const given = elements(element);
  const names = new Set(given.map((condition) => condition.getName()));
  const read = given.map((condition) =>
    condition.getNS() === NS.perch ? conditions.get(condition.getName())?.(condition) : undefined,
  );
  const isWhole = names.size === given.length && isPlain(element) && element.getText().trim() === '';
  if (!isWhole || read.includes(undefined)) return undefined;
  return Object.assign({ ...nothing }, ...read);
}

function readWords(element: Element): Partial<FeedMatch> | undefined {
  const { wording, ...others } = attributesOf(element);
  const known = (['any', 'all', 'phrase'] as const).find((one) => one === wording);
  const isWhole = Object.keys(others).length === 0 && elements(element).length === 0;
  return known && isWhole && element.text().trim() !== ''
    ? { text: element.text(), wording: known }
    : undefined;
}

/** Who or what cannot be read is left out: the feed collects less then. */
function readIds(
  element: Element,
  name: string,
  make: (ids: readonly string[]) => Partial<FeedMatch>,
): Partial<FeedMatch> | undefined {
  if (!isPlain(element)) return undefined;
  const ids = element.getChildren(name, NS.perch).flatMap(({ attrs: { id } }) => (id ? [id] : []));
  return make([...new Set(ids)]);
}

function onlyName(element: Element, match: Partial<FeedMatch>): Partial<FeedMatch> | undefined {
  return isPlain(element) && elements(element).length === 0 && element.text().trim() === ''
    ? match
    : undefined;
}

/** Attributes say more than the name does, and what they say is not known. */
function isPlain(element: Element): boolean {
  return Object.keys(attributesOf(element)).length === 0;
}

function attributesOf({ attrs }: Element): Readonly<Record<string, string>> {
  const { xmlns: _, ...others } = attrs;
  return others;
}
