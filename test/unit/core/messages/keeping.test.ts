import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeeping, type RoomKeeping } from '#electron/core/messages/keeping.ts';
import { FaultError } from '#electron/model/fault.ts';
import { desk } from '#test/unit/history/messages.ts';

const lobby = 'lobby@rooms.localhost';

let happened: string[] = [];
let removal: () => boolean = () => true;
let removes: () => { readonly room?: string } | undefined;
let keeping: RoomKeeping;

beforeEach(() => {
  happened = [];
  removes = () => undefined;
  keeping = createKeeping({
    history: {
      keeping: {
        keep: () => undefined,
        removeSome: () => removes(),
        removeMessages: (_, ids) => {
          happened.push(`removes ${ids}`);
          return removal();
        },
        isTakenBack: () => false,
        erase: () => happened.push('empties the log') > 0,
      },
      deleteRoom: (room) => happened.push(`deletes ${room}`),
    },
    storing: {
      turn: async (storer) => void happened.push(`waits as ${storer}`),
      stored: () => happened.push('tidies'),
    },
    outbox: { erase: () => happened.push('empties what was sent') },
    rooms: { counted: () => happened.push('counts') },
    tell: (name) => happened.push(name),
    now: () => 0,
    onRemoved: () => happened.push('withdraws'),
    onFailed: (rooms, error) => happened.push(`asks ${rooms} again: ${error}`),
    log: (line) => happened.push(line),
  });
});
afterEach(() => keeping.stop());

function inSlices(slices: readonly { readonly room?: string }[]): typeof removes {
  const left = slices.values();
  return () => {
    const slice = left.next().value;
    happened.push(slice === undefined ? 'nothing is left' : 'a few go');
    return slice;
  };
}

test('what a room takes back goes from wherever it stood, and whoever looks is told', () => {
  removal = () => true;
  keeping.removed(desk, ['a1']);
  const emptied = ['empties what was sent', 'empties the log'];
  expect(happened).toEqual(['removes a1', ...emptied, 'counts', 'messages.reordered', 'withdraws']);
});

test('what was not here changes nothing', () => {
  removal = () => false;
  keeping.removed(desk, ['a1']);
  expect(happened).toEqual(['removes a1']);
});

test('what a full disk did not let go is heard of once more from the archive, and nothing is thrown at the room', () => {
  removal = () => {
    throw new FaultError('StorageFailed', 'The disk is full.');
  };
  keeping.removed(desk, ['a1']);
  expect(happened[1]).toMatch(/^asks desk@rooms.localhost again: .*The disk is full/);
});

test('what was said in a deleted room goes a little at a time, then from the logs, and nobody is told of it', async () => {
  removes = inSlices([{}, {}]);
  keeping.deleteRoom(desk);
  const slice = ['a few go', 'tidies'];
  expect(happened).toEqual([`deletes ${desk}`, ...slice]);
  // Deleted while the first one still goes: nothing begins twice.
  keeping.deleteRoom(lobby);
  const emptied = ['nothing is left', 'empties what was sent', 'empties the log'];
  const wait = 'waits as imported';
  await expect
    .poll(() => happened)
    .toEqual([`deletes ${desk}`, ...slice, `deletes ${lobby}`, wait, ...slice, wait, ...emptied]);
});

test('what is older than its room is kept for goes beside that, and its room is told anew', async () => {
  removes = inSlices([{}, { room: desk }]);
  keeping.keep(desk, 7);
  await expect.poll(() => happened.slice(-2)).toEqual(['counts', 'messages.reordered']);
  expect(happened.filter((what) => what === 'messages.reordered')).toHaveLength(2);
});

test('what a full disk does not let go of a deleted room is tried again with the next one', async () => {
  removes = () => {
    throw new FaultError('StorageFailed', 'The disk is full.');
  };
  keeping.deleteRoom(desk);
  await expect.poll(() => happened).toEqual([`deletes ${desk}`, expect.stringMatching(/The disk is full/)]);
  removes = () => undefined;
  keeping.deleteRoom(lobby);
  expect(happened.slice(2)).toEqual([`deletes ${lobby}`, 'empties what was sent', 'empties the log']);
});
