import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReadMarker } from '#electron/chat/index.ts';
import { createReadMarkers } from '#electron/core/read-markers.ts';
import { desk, message, openShelf, page, type Shelf } from '#test/unit/history/messages.ts';

let shelf: Shelf;

beforeEach(() => {
  vi.useFakeTimers();
  shelf = openShelf();
  shelf.history.joined(desk);
});

afterEach(() => {
  vi.useRealTimers();
  shelf.history.close();
  shelf.folder.remove();
});

/** A server that has this marker, and another device that may tell of a new one. */
function scene(kept?: string) {
  const moved: string[] = [];
  const fetched: unknown[] = [];
  let tell: (marker: ReadMarker) => void = () => undefined;
  const joint = createReadMarkers({
    markers: {
      list: async () => (kept === undefined ? [] : [{ room: desk, archiveId: kept }]),
      move: async ({ archiveId }) => {
        moved.push(archiveId);
      },
      on: (_, listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    history: shelf.history,
    rooms: { counted: () => undefined },
    catchUp: {
      fetchAround: async (_, place) => {
        fetched.push(place);
      },
    },
    goOn: (room) => fetched.push(room),
    log: (line) => expect.fail(line),
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
  const told = (archiveId: string): void => tell({ room: desk, archiveId });
  return { enters, reads, told, unread, moved, fetched };
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
