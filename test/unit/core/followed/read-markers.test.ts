import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReadMarker } from '#electron/chat/index.ts';
import { createReadMarkers } from '#electron/core/followed/read-markers.ts';
import { unknownRoom } from '#electron/core/followed/room-facts.ts';
import { setMark } from '#electron/core/followed/unread-marks.ts';
import type { RoomFacts } from '#electron/history/room-facts.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomEntry } from '#electron/model/room.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page } from '#test/unit/history/messages.ts';

const shelf = shelfForEach();

beforeEach(() => {
  vi.useFakeTimers();
  shelf.history.joined(desk);
});

afterEach(() => {
  vi.useRealTimers();
});

/** A server that has this marker, and another device that may tell of a new one. */
function scene(kept?: string, keptMark: { readonly marked?: true } = {}) {
  const moved: string[] = [];
  let refused = false;
  let facts: RoomFacts = unknownRoom(desk, 'Desk');
  const cache = {
    known: () => facts,
    save: (changed: RoomFacts) => {
      facts = changed;
    },
  };
  const fetched: unknown[] = [];
  let tell: (marker: ReadMarker) => void = () => undefined;
  const joint = createReadMarkers({
    markers: {
      list: async () => (kept === undefined ? [] : [{ room: desk, archiveId: kept, ...keptMark }]),
      move: async ({ archiveId, marked }) => {
        if (refused) throw new FaultError('NotConnected', 'You are on a train.');
        moved.push(marked ? `${archiveId} marked` : archiveId);
      },
      on: (_, listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    history: shelf.history,
    rooms: {
      counted: () => undefined,
      // Of an entry nothing but the address is read here.
      entries: () => [{ address: desk } as RoomEntry],
      ...cache,
    },
    catchUp: {
      fetchAround: async (_, place) => {
        fetched.push(place);
      },
    },
    goOn: (room) => fetched.push(room),
    log: (line) => expect(refused, line).toBe(true),
  });
  const enters = async (): Promise<void> => {
    joint.refresh();
    await vi.advanceTimersByTimeAsync(0);
    const newest = [1, 2, 3, 4].map((number) => message(number));
    shelf.history.storePage(desk, { before: null, max: 50, epoch: 1 }, page(newest, true));
    joint.ready(desk);
    await vi.advanceTimersByTimeAsync(2_000);
  };
  const reads = async (...numbers: readonly number[]): Promise<void> => {
    for (const number of numbers) {
      shelf.history.markRead(desk, shelf.history.find(desk, `a${number}`)?.key ?? 0);
      joint.read(desk);
    }
    await vi.advanceTimersByTimeAsync(2_000);
  };
  const unread = () => shelf.history.counts(desk).unread;
  const told = (archiveId: string, mark: { readonly marked?: true } = {}): void =>
    tell({ room: desk, archiveId, ...mark });
  const marks = async (marked: boolean): Promise<void> => {
    if (setMark(cache, desk, marked)) joint.marked(desk);
    await vi.advanceTimersByTimeAsync(0);
  };
  const isMarked = () => facts.marked === true;
  const connected = async (yes: boolean): Promise<void> => {
    refused = !yes;
    if (yes) joint.refresh();
    await vi.advanceTimersByTimeAsync(2_000);
  };
  return { enters, reads, told, unread, moved, fetched, marks, isMarked, connected };
}

test('a newcomer has read what was said before, and their other devices learn of it', async () => {
  const { enters, unread, moved } = scene();
  await enters();
  expect(unread()).toBe(0);
  expect(moved).toEqual(['a4']);
});

test('a new device begins where the others are', async () => {
  const { enters, unread, moved } = scene('a1');
  await enters();
  expect(unread()).toBe(3);
  expect(moved).toEqual([]);
});

test('who reads on is told of once, when they rest', async () => {
  const { enters, reads, unread, moved } = scene('a1');
  await enters();
  await reads(2, 3);
  expect(unread()).toBe(1);
  expect(moved).toEqual(['a3']);
});

test('who reads on after the message that their marker stands on was taken back is told of', async () => {
  const { enters, reads, told, moved } = scene('a1');
  await enters();
  told('a3');
  shelf.history.keeping.removeMessages(desk, ['a3']);
  await reads(4);
  expect(moved).toEqual(['a4']);
});

test('so is whoever reads where the other devices stand on what was taken back before, and nobody else', async () => {
  const { enters, reads, moved } = scene('taken back');
  await enters();
  expect(moved).toEqual([]);
  await reads(2);
  expect(moved).toEqual(['a2']);
  await reads(4);
  expect(moved).toEqual(['a2', 'a4']);
});

test('a marker that is ahead of what has come is not moved back by reading', async () => {
  const { enters, reads, told, moved } = scene('a1');
  await enters();
  told('a9');
  await reads(2);
  expect(moved).toEqual([]);
});

test('what another device has read counts when it is here, and is told to nobody', async () => {
  const { enters, told, unread, moved } = scene('a1');
  await enters();
  told('a6');
  expect(unread()).toBe(3);
  shelf.history.storeLive([5, 6, 7].map((number) => message(number)));
  expect(unread()).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(moved).toEqual([]);
});

test('a marker that is behind is moved on; it never moves back', async () => {
  const { enters, reads, told, unread, moved } = scene('a1');
  await enters();
  await reads(4);
  told('a2');
  expect(unread()).toBe(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(moved).toEqual(['a4', 'a4']);
});

test('a marker that stands further back than what is stored is looked for', async () => {
  const { enters, unread, fetched } = scene('a0');
  await enters();
  expect(unread()).toBe(4);
  expect(fetched).toEqual([{ at: 'archive id', archiveId: 'a0' }, desk]);
});

test('a room that is marked as unread is so on the server at once, and the mark is taken back likewise', async () => {
  const { enters, marks, moved } = scene('a4');
  await enters();
  await marks(true);
  await marks(true);
  await marks(false);
  expect(moved).toEqual(['a4 marked', 'a4']);
});

test('what another device marked is marked here, until somebody there comes back to it or reads on', async () => {
  const { enters, told, isMarked, moved } = scene('a2', { marked: true });
  await enters();
  expect(isMarked()).toBe(true);
  told('a2');
  expect(isMarked()).toBe(false);
  told('a2', { marked: true });
  expect(isMarked()).toBe(true);
  told('a3');
  expect(isMarked()).toBe(false);
  expect(moved).toEqual([]);
});

test('what is marked without a connection is told when there is one, whatever the server says until then', async () => {
  const { enters, told, marks, isMarked, connected, moved } = scene('a4');
  await enters();
  await connected(false);
  await marks(true);
  told('a4');
  expect(isMarked()).toBe(true);
  await connected(true);
  expect(isMarked()).toBe(true);
  expect(moved).toEqual(['a4 marked']);
  told('a4');
  expect(isMarked()).toBe(false);
});

test('who reads on while a room is marked keeps the mark, on the server too', async () => {
  const { enters, reads, marks, moved } = scene('a1');
  await enters();
  await marks(true);
  await reads(3);
  expect(moved).toEqual(['a1 marked', 'a3 marked']);
});
