import { expect, test } from 'vitest';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { createMarks } from '#renderer/store/marks.ts';
import { createPlace } from '#renderer/store/place.ts';

/** A host that answers at once. */
function open() {
  const marked = new Set<string>();
  const call = async (_: string, ask: { readonly room: string; readonly marked: boolean }): Promise<void> => {
    if (ask.marked) marked.add(ask.room);
    else marked.delete(ask.room);
  };
  const place = createPlace();
  // Of a room nothing but the mark is read here.
  const rooms = { get: (room: string) => ({ marked: marked.has(room) }) as unknown as RoomEntry };
  // No other question occurs here.
  const bridge = { call } as unknown as Bridge;
  const marks = createMarks(bridge, rooms, place);
  return { marks, place, marked };
}

test('a room that is marked as unread stays so until somebody opens it, or says that it is read', () => {
  const { marks, place, marked } = open();
  const undo = marks.attach();
  place.go('a@rooms');
  marks.add('a@rooms');
  marks.add('b@rooms');
  place.showPane('people');
  expect([...marked]).toEqual(['a@rooms', 'b@rooms']);
  place.go('b@rooms');
  expect([...marked]).toEqual(['a@rooms']);
  place.go('a@rooms');
  expect([...marked]).toEqual([]);
  marks.add('b@rooms');
  marks.remove('b@rooms');
  expect(marks.has('b@rooms')).toBe(false);
  undo();
  marks.add('b@rooms');
  place.go('b@rooms');
  expect([...marked]).toEqual(['b@rooms']);
});
