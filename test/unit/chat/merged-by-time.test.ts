import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedByTime } from '#electron/chat/logical-rooms/merged-by-time.ts';
import type { Message } from '#electron/model/message.ts';

const author = { id: 'ana@rooms.example.com', name: 'Ana' };
const said = (text: string, sentAt: number): Message => ({
  ...{ room: 'desk@rooms.example.com', author, own: false, importance: 'Regular' },
  ...{ text, sentAt },
});
const texts = (heard: ReturnType<typeof mergedByTime>): readonly string[] =>
  heard.map(({ audience, message }) => `${audience}: ${message.text}`);

test('two rooms are read as one by server time, the public one first where it is the same', () => {
  expect(texts(mergedByTime([said('a', 1), said('c', 3)], [said('b', 2), said('d', 3)]))).toEqual([
    'public: a',
    'private: b',
    'public: c',
    'private: d',
  ]);
});

test('nothing is lost, and each room keeps its own order, whatever a clock did meanwhile', () => {
  const times = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(times, times, (open, secret) => {
      const [one, other] = [open, secret].map((room) => room.map((time, index) => said(String(index), time)));
      const merged = mergedByTime(one ?? [], other ?? []);
      const of = (audience: string) =>
        merged.filter((heard) => heard.audience === audience).map(({ message }) => message);
      expect(of('public')).toEqual(one);
      expect(of('private')).toEqual(other);
    }),
  );
});
