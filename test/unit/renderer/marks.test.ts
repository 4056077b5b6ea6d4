import { expect, test } from 'vitest';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createMarks } from '#renderer/store/marks.ts';
import { createPlace } from '#renderer/store/place.ts';
import { createSettings } from '#renderer/store/settings.ts';

function open() {
  const remembered: unknown[] = [];
  const bridge = {
    call: async (_: string, part: unknown) => void remembered.push(part),
    // Only what is to be remembered is told here.
  } as unknown as Bridge;
  const settings = createSettings(bridge);
  const place = createPlace();
  const marks = createMarks(settings, place);
  return { marks, place, remembered, marked: () => settings.state.getState().markedUnread };
}

test('a room that is marked as unread stays so until somebody opens it, or says that it is read', () => {
  const { marks, place, marked, remembered } = open();
  const undo = marks.attach();
  place.go('a@rooms');
  marks.add('a@rooms');
  marks.add('b@rooms');
  place.showPane('people');
  expect(marked()).toEqual(['a@rooms', 'b@rooms']);
  place.go('b@rooms');
  expect(marked()).toEqual(['a@rooms']);
  place.go('a@rooms');
  expect(marked()).toEqual([]);
  marks.add('b@rooms');
  marks.remove('b@rooms');
  expect(marks.has('b@rooms')).toBe(false);
  expect(remembered.at(-1)).toEqual({ markedUnread: [] });
  undo();
  marks.add('b@rooms');
  place.go('b@rooms');
  expect(marked()).toEqual(['b@rooms']);
  marks.clear();
  expect(marked()).toEqual([]);
});

test('of more marks than anybody comes back to, the oldest go', () => {
  const { marks, marked } = open();
  for (let each = 0; each <= 500; each += 1) marks.add(`${each}@rooms`);
  expect(marked()).toHaveLength(500);
  expect(marks.has('0@rooms')).toBe(false);
});
