import { expect } from 'vitest';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import type { ModelArchive } from '../model-archive.ts';
import type { Device } from './device.ts';

/**
 * What must hold at every moment of what a device shows of a room. Where a clock was set back, pieces with a gap between
 * them may stand by their times as long as nothing tells their order.
 */
export function checkRoom(device: Device, archive: ModelArchive, isSetBack: boolean): void {
  const stored = device.stored(archive.room);
  const places = placesOf(archive);
  expectAscending(stored.map(({ key }) => key));
  for (const piece of isSetBack ? piecesOf(stored) : [stored]) expectServerOrder(places, piece);
  expectNoHiddenGap(archive, places, stored);
  expectCounts(device, archive, stored);
}

/** Two rooms read as one show what each shows, in the order of the keys, whichever way and in whichever steps. */
export function checkTogether(device: Device, room: RoomAddress, beside: RoomAddress): void {
  const apart = [...device.stored(room), ...device.stored(beside)].toSorted((one, two) => one.key - two.key);
  expect(device.walksUp({ room, beside }, 3)).toEqual(apart);
  expect(device.walksDown({ room: beside, beside: room }, 4)).toEqual(apart);
}

/** What mentions the person in any room counts in the feed of it. */
export function checkEgoFeed({ history }: Device): void {
  const mentions = history.rooms().reduce((sum, room) => sum + room.mentions, 0);
  expect(history.feeds.unread([]).get('ego') ?? 0).toBe(mentions);
}

/** Everything that the server has is here, and where it has lost nothing nothing is said to be missing. */
export function expectWhole(device: Device, { room, entries, all }: ModelArchive): void {
  const there = entries.flatMap(({ message }) => message?.archiveId ?? []);
  const known = new Set(there);
  const stored = device.stored(room);
  const ids = stored.flatMap(({ archiveId }) => archiveId ?? []);
  expect(ids.filter((id) => known.has(id))).toEqual(there);
  if (entries.length < all.length) return;
  const { reachedStart } = device.history.page({ room, from: { at: 'newest' }, limit: 500 });
  expect({ reachedStart, gaps: stored.filter(({ gapBefore }) => gapBefore) }).toEqual({
    reachedStart: true,
    gaps: [],
  });
}

/** What the room says to have taken back is on no device. */
export function expectGone({ history }: Device, { room, entries }: ModelArchive): void {
  const gone = entries.flatMap(({ names }) => names ?? []);
  expect(gone.filter((id) => history.find(room, id) !== undefined)).toEqual([]);
}

/** What was read on any device is read here. */
export function expectRead({ history }: Device, room: RoomAddress, marker: ArchiveId | undefined): void {
  const read = marker === undefined ? undefined : history.find(room, marker);
  expect(history.counts(room).readUpTo).toBeGreaterThanOrEqual(read?.key ?? 0);
}

export function expectIndexAgrees(file: string): void {
  expect(historyFaults(file)).toEqual([]);
}

/** Where each message stands in everything that was ever in the archive. */
function placesOf(archive: ModelArchive): ReadonlyMap<string | undefined, number> {
  return new Map(archive.all.map(({ id }, index) => [id, index]));
}

function expectServerOrder(
  places: ReadonlyMap<string | undefined, number>,
  stored: readonly StoredMessage[],
): void {
  expectAscending(stored.map(({ archiveId }) => places.get(archiveId) ?? -1));
}

/** What stands together without a gap. */
function piecesOf(stored: readonly StoredMessage[]): readonly (readonly StoredMessage[])[] {
  const starts = stored.flatMap(({ gapBefore }, index) => (gapBefore ? index : []));
  return [0, ...starts].map((start, at) => stored.slice(start, starts[at]));
}

function expectAscending(numbers: readonly number[]): void {
  expect(numbers.filter((number, index) => number <= (numbers[index - 1] ?? -1))).toEqual([]);
}

/** Between two messages without a mark, nothing that the server has is missing. */
function expectNoHiddenGap(
  archive: ModelArchive,
  places: ReadonlyMap<string | undefined, number>,
  stored: readonly StoredMessage[],
): void {
  let passed = -1;
  for (const { archiveId, gapBefore } of stored) {
    const place = places.get(archiveId) ?? -1;
    const between = passed < 0 || gapBefore ? [] : archive.all.slice(passed + 1, place);
    expect(between.filter(({ message }) => message !== undefined)).toEqual([]);
    passed = place;
  }
}

function expectCounts(device: Device, { room }: ModelArchive, stored: readonly StoredMessage[]): void {
  const { unread, mentions, readUpTo } = device.history.counts(room);
  const above = stored.filter(({ own, key }) => !own && key > readUpTo);
  expect(unread).toBe(above.length);
  expect(mentions).toBe(above.filter(({ text }) => text.endsWith('Ada')).length);
}
