import type { History } from '#electron/history/history.ts';
import type { PageRequest } from '#electron/model/page.ts';
import type { MessageSearch } from '#electron/model/search.ts';
import { commonWord, largeRoom, rareWord, smallRoom } from './corpus.ts';

/** Something that is read, and what it should cost. */
export interface Reading {
  readonly what: string;
  readonly act: (history: History) => unknown;
  readonly target: string;
  /** Beside LIKE over all rows instead of 50 rows by range. */
  readonly like?: string;
}

const limit = 50;

const page =
  (from: PageRequest['from'], together: Pick<PageRequest, 'beside'> = {}) =>
  (history: History): unknown =>
    history.page({ room: largeRoom, ...together, from, limit });

const find =
  (text: string, more: Partial<MessageSearch> = {}) =>
  (history: History): unknown =>
    history.search({ search: { text, order: 'time', ...more }, limit });

/** A key and a date in the middle of what the smallest size holds. */
const date = Date.UTC(2015, 0, 15);
const key = date * 1024;

export const readings: readonly Reading[] = [
  { what: 'open a room', act: page({ at: 'newest' }), target: '1.5x, flat' },
  { what: 'page back', act: page({ at: 'before', key }), target: '1.5x, flat' },
  {
    what: 'page back in two rooms as one',
    act: page({ at: 'before', key }, { beside: smallRoom }),
    target: '2x, flat',
  },
  { what: 'around a message', act: page({ at: 'around', key }), target: '2x' },
  { what: 'jump to a date', act: page({ at: 'date', date }), target: '2.5x' },
  {
    what: 'counts of 200 rooms',
    act: (history) => history.rooms(),
    target: 'flat',
  },
  { what: 'rare word', act: find(rareWord), target: '1/500 of LIKE', like: rareWord },
  { what: 'common word', act: find(commonWord), target: '1.5x' },
  { what: 'two words', act: find(`${commonWord} feed`), target: '' },
  { what: 'phrase', act: find(`"${commonWord} feed"`), target: '' },
  { what: 'two letters', act: find('pr'), target: '3x, flat' },
  { what: 'beginning of a word', act: find(commonWord.slice(0, -1)), target: '3x, flat' },
  { what: 'part of a word', act: find(rareWord.slice(2, -1)), target: '' },
  { what: 'nothing there', act: find('zzyzx'), target: '' },
  { what: 'common word in a large room', act: find(commonWord, { rooms: [largeRoom] }), target: '10x' },
  { what: 'common word in a small room', act: find(commonWord, { rooms: [smallRoom] }), target: '10x' },
  { what: 'rare word in a large room', act: find(rareWord, { rooms: [largeRoom] }), target: '10x' },
  { what: 'common word of an author', act: find(commonWord, { by: 'person 300' }), target: '10x' },
  { what: 'important ones', act: find('', { importance: 'Alert' }), target: '10x' },
  { what: 'common word by relevance', act: find(commonWord, { order: 'relevance' }), target: 'when asked' },
];
