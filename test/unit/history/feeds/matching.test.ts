import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Feed, FeedMatch } from '#electron/model/feed.ts';
import { createFeedsOf } from '#electron/model/feed-match.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import { seed, soak } from '#test/support/random.ts';
import { shelfForAll } from '#test/support/shelf.ts';
import { message } from '../messages.ts';
import { feed, listed } from './feeds.ts';

const rooms = ['desk@rooms.localhost', 'ops@rooms.localhost', 'Straße@rooms.localhost'];
const people = [
  { id: 'ben@localhost', name: 'Ben' },
  { id: 'zoe@localhost', name: 'Zoë Brontë' },
  { id: 'desk@rooms.localhost/Nobody', name: 'Nobody' },
];

/** Words that meet, begin and end like each other, in scripts that are cut in different ways. */
const words = [
  ...[
    'red',
    'reds',
    'redder',
    'Rēd',
    'r',
    'blue-green',
    'blue',
    'green',
    'x_y',
    'x',
    'it’s',
    'a.b.c',
    '42',
    '4',
  ],
  ...[
    'Straße',
    'STRASSE',
    'strass',
    'naïve',
    'ﬁne',
    'fine',
    'İstanbul',
    'ΣΊΣΥΦΟΣ',
    'σίσυφος',
    '東京',
    '東京タワー',
    '京',
  ],
  ...['กั', 'กั้น', 'क्', 'क्षेत्र', 'שָׁלוֹם', 'שלום', 'مُحَمَّد', 'محمد', '😀', 'x😀y', 'ſ', 'ǅ', 'ǆ', '①', '½', 'K'],
  ...[
    '𞤀𞤣𞤤',
    '𞤢𞤣𞤤',
    'ꭰꭱ',
    'ᲐᲑ',
    'აბ',
    '\u{E000}1',
    '\u{E005}',
    'https://example.org/red',
    'www.example.org',
    'Ada',
  ],
  // Such long ones are known by their beginnings only.
  ...['redd', `redd${'a'.repeat(120)}`, `redd${'𞤢'.repeat(60)}`],
];
/** What Unicode has given no meaning to, every program cuts as it likes. */
const assigned = fc.string({ unit: 'binary', maxLength: 4 }).map((any) => any.replace(/\p{Cn}/gu, ''));
const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: assigned },
);
const joint = fc.constantFrom(' ', ' ', ' ', '\n', ', ', '-', '', '"', ' "');
const text = fc
  .array(fc.tuple(word, joint), { minLength: 1, maxLength: 6 })
  .map((all) => all.flat().join(''));
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const said = fc.record({
  text,
  title: optional(text),
  author: fc.constantFrom(...people),
  room: fc.constantFrom(...rooms),
  important: fc.boolean(),
  own: fc.boolean(),
});
const match: fc.Arbitrary<FeedMatch> = fc
  .record({
    text: fc.oneof(
      { weight: 5, arbitrary: word },
      { weight: 3, arbitrary: fc.tuple(word, joint, word).map((all) => all.join('')) },
      { weight: 1, arbitrary: text },
      { weight: 2, arbitrary: fc.constantFrom('', '', '!?') },
    ),
    wording: fc.constantFrom('any', 'all', 'phrase'),
    rooms: optional(fc.subarray(rooms)),
    authors: optional(fc.subarray(people.map(({ id }) => id))),
    by: optional(fc.constantFrom('', 'ben', 'BRONTE', 'localhost', 'body')),
    importance: optional(fc.constant('Alert' as const)),
    story: optional(fc.constant(true as const)),
    hasLink: optional(fc.constant(true as const)),
    mentionsMe: optional(fc.constant(true as const)),
  })
  .map((all) => {
    const given = Object.entries(all).filter(([, value]) => value !== undefined);
    // Only what is undefined was left out.
    return Object.fromEntries(given) as unknown as FeedMatch;
  });

type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

let told = 0;
const shelf = shelfForAll();

function messageOf({ text, title, author, room, important, own }: Said): Message {
  told += 1;
  return message(told, {
    ...{ text, author, room, own, importance: important ? 'Alert' : 'Regular' },
    ...(title !== undefined && { storyTitle: title }),
  });
}

const readAll = (): void => {
  for (const room of rooms) shelf.history.markRead(room, Number.MAX_SAFE_INTEGER);
};

/** Half of it is there when the feeds are made, the other half is said afterwards. */
function tell(all: readonly Said[], feeds: readonly Feed[]): readonly StoredMessage[] {
  const half = Math.floor(all.length / 2);
  const early = shelf.history.storeLive(all.slice(0, half).map(messageOf)).messages;
  shelf.history.feeds.keep(feeds);
  return [...early, ...shelf.history.storeLive(all.slice(half).map(messageOf)).messages];
}

function expectSame(id: string, live: readonly StoredMessage[], from: number): void {
  const found = shelf.history.feeds.page({ feed: id, from: { at: 'after', key: from }, limit: 50 }, []);
  expect(found.messages.map(({ text, storyTitle }) => [storyTitle, text])).toEqual(
    live.map(({ text, storyTitle }) => [storyTitle, text]),
  );
  const counted = live.filter(({ own }) => !own).map(({ key }) => key);
  expect(found.unread).toEqual(counted);
  expect(shelf.history.feeds.unread([]).get(id) ?? 0).toBe(counted.length);
}

test('what a feed finds in the index is what it matches while it is said, and what it counts of it', {
  timeout: soak ? 600_000 : 60_000,
}, () => {
  for (const room of rooms) shelf.history.saveRoom(listed(room));
  const property = fc.property(
    fc.array(said, { minLength: 1, maxLength: 16 }),
    fc.array(match, { minLength: 1, maxLength: 6 }),
    (all, matches) => {
      readAll();
      const feeds = matches.map((each, index) => feed(`feed-${index}`, each));
      const stored = tell(all, feeds);
      const feedsOf = createFeedsOf(feeds);
      const oldest = Math.min(...stored.map(({ key }) => key)) - 1;
      for (const { id } of feeds) {
        const live = stored.filter((each) => feedsOf(each).includes(id));
        expectSame(id, live, oldest);
      }
      readAll();
      expect(shelf.history.feeds.unread([])).toEqual(new Map());
    },
  );
  fc.assert(property, { numRuns: soak ? 5_000 : 150, seed });
});
