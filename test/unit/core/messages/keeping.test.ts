import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeeping, type RoomKeeping } from '#electron/core/messages/keeping.ts';
import { FaultError } from '#electron/model/fault.ts';
import { desk } from '#test/unit/history/messages.ts';

let happened: string[] = [];
let removal: () => boolean = () => true;
let keeping: RoomKeeping;

beforeEach(() => {
  happened = [];
  keeping = createKeeping({
    history: {
      keeping: {
        keep: () => undefined,
        removeSome: () => undefined,
        removeMessages: (_, ids) => {
          happened.push(`removes ${ids}`);
          return removal();
        },
        isTakenBack: () => false,
        erase: () => happened.push('empties the log') > 0,
      },
    },
    outbox: { erase: () => happened.push('empties what was sent') },
    rooms: { counted: () => happened.push('counts') },
    tell: (name) => happened.push(name),
    now: () => 0,
    onRemoved: () => happened.push('withdraws'),
    onFailed: (rooms, error) => happened.push(`asks ${rooms} again: ${error}`),
    log: () => undefined,
  });
});
afterEach(() => keeping.stop());

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
