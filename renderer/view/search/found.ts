import { fold } from '#electron/model/text/fold.ts';
import type { FeedEntry, SearchHit } from '#renderer/store/facts.ts';
import { type ListedRoom, listedId } from '#renderer/store/listed-rooms.ts';
import { nameOf } from '#renderer/store/search-hits.ts';
import type { Action } from '../parts/action.ts';

export interface FoundPerson {
  readonly address: string;
  readonly name: string;
}

export type Found =
  | { readonly kind: 'feed'; readonly feed: FeedEntry }
  | { readonly kind: 'room'; readonly room: ListedRoom }
  | { readonly kind: 'person'; readonly person: FoundPerson }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'message'; readonly hit: SearchHit };

/** So many of each kind at most: the messages below stay in sight. */
const most = { feeds: 3, rooms: 6, people: 4, actions: 4 } as const;

/** The same for the same result, wherever it stands among the others. */
export function keyOf(found: Found): string {
  switch (found.kind) {
    case 'feed':
      return `feed ${found.feed.id}`;
    case 'room':
      return `room ${listedId(found.room)}`;
    case 'person':
      return `person ${found.person.address}`;
    case 'action':
      return `action ${found.action.id}`;
    case 'message':
      return `message ${nameOf(found.hit)}`;
  }
}

/** Rooms of the list whose name or description holds all the words; names that begin with them first. */
export function findRooms(rooms: Iterable<ListedRoom>, text: string): readonly (Found & { kind: 'room' })[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return [...rooms]
    .map((room) => ({ room, rank: rankOf(room, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.room.name.localeCompare(b.room.name))
    .slice(0, most.rooms)
    .map(({ room }) => ({ kind: 'room', room }));
}

/** Feeds of whose name every word begins a part. */
export function findFeeds(
  feeds: readonly FeedEntry[],
  text: string,
  nameOfFeed: (feed: FeedEntry) => string,
): readonly (Found & { kind: 'feed' })[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return feeds
    .filter((feed) => beginsParts(nameOfFeed(feed), words))
    .slice(0, most.feeds)
    .map((feed) => ({ kind: 'feed', feed }));
}

/** People of whose name or address every word begins a part; each is there once, under the name that comes first. */
export function findPeople(
  people: Iterable<FoundPerson>,
  text: string,
): readonly (Found & { kind: 'person' })[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const byAddress = new Map<string, FoundPerson>();
  for (const person of people) {
    if (byAddress.has(person.address) || !beginsParts(`${person.name} ${person.address}`, words)) continue;
    byAddress.set(person.address, person);
    if (byAddress.size === most.people) break;
  }
  return [...byAddress.values()].map((person) => ({ kind: 'person', person }));
}

/** Actions of whose text every word begins a part, those that begin with them first. */
export function findActions(
  actions: readonly Action[],
  text: string,
): readonly (Found & { kind: 'action' })[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const isFirst = ({ text: name }: Action): boolean => fold(name).startsWith(words[0] ?? '');
  return actions
    .filter(({ text: name }) => beginsParts(name, words))
    .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
    .slice(0, most.actions)
    .map((action) => ({ kind: 'action', action }));
}

export function wordsOf(text: string): readonly string[] {
  return fold(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function beginsParts(text: string, words: readonly string[]): boolean {
  const parts = fold(text).split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

function rankOf(room: ListedRoom, words: readonly string[]): number {
  const name = fold(room.name);
  // A logical room is found by the name of its private side too.
  const all = `${name} ${fold(room.description)} ${fold(room.privateRoom?.name ?? '')}`;
  if (!words.every((word) => all.includes(word))) return 0;
  if (name.startsWith(words[0] ?? '')) return 3;
  return words.every((word) => name.includes(word)) ? 2 : 1;
}
