import { expect, test } from 'vitest';
import { createReadAhead } from '#electron/core/archive/read-ahead.ts';
import type { ArchivePage, ArchiveQuery } from '#electron/model/message.ts';

const room = 'desk@rooms.localhost';
const before = (id: string) => ({ before: id, max: 10, epoch: 1 });

function scene() {
  const asked: (string | null | undefined)[] = [];
  const archive = async ({ before: id }: ArchiveQuery): Promise<ArchivePage> => {
    asked.push(id);
    if (id === 'lost') throw new Error('Lost.');
    return { messages: [], complete: true };
  };
  return { asked, archive, ahead: createReadAhead() };
}

test('what was asked ahead is not asked twice', async () => {
  const { asked, archive, ahead } = scene();
  ahead.begin(room, archive, before('a'));
  await ahead.ask(room, archive, before('a'));
  await ahead.ask(room, archive, before('a'));
  expect(asked).toEqual(['a', 'a']);
});

test.each([
  ['another place', before('b')],
  ['another spell of being joined', { ...before('a'), epoch: 2 }],
])('for %s it is asked anew', async (_, ask) => {
  const { asked, archive, ahead } = scene();
  ahead.begin(room, archive, before('a'));
  await ahead.ask(room, archive, ask);
  expect(asked).toEqual(['a', ask.before]);
});

test('that it failed hears who takes it, and nobody else', async () => {
  const { archive, ahead } = scene();
  ahead.begin(room, archive, before('lost'));
  await new Promise((resolve) => setImmediate(resolve));
  await expect(ahead.ask(room, archive, before('lost'))).rejects.toThrow('Lost.');
});
