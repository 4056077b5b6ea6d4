import { expect, test } from 'vitest';
import { createCatchUp } from '#electron/core/catch-up.ts';
import type { ArchivePage } from '#electron/model/message.ts';

const room = 'desk@rooms.localhost';
const page: ArchivePage = { messages: [], complete: true };
const question = { before: null, max: 10, epoch: 1 };

function scene() {
  const stored: string[] = [];
  const answer = Promise.withResolvers<ArchivePage>();
  let inside = true;
  const catchUp = createCatchUp({
    history: {
      storePage: (of) => {
        stored.push(of);
        return { messages: [], reordered: false };
      },
      refused: () => undefined,
      passOver: () => undefined,
      find: () => undefined,
      holds: () => false,
    },
    archives: () => (inside ? () => answer.promise : undefined),
    inbound: { archived: () => undefined, flush: () => undefined },
    now: () => 0,
  });
  return { stored, answer, catchUp, leave: () => (inside = false) };
}

test('what the archive answers is stored', async () => {
  const { stored, answer, catchUp } = scene();
  const asked = catchUp.ask(room, question);
  answer.resolve(page);
  await asked;
  expect(stored).toEqual([room]);
});

test('what it answers after the room was lost is not', async () => {
  const { stored, answer, catchUp, leave } = scene();
  const asked = catchUp.ask(room, question);
  leave();
  answer.resolve(page);
  await expect(asked).rejects.toMatchObject({ fault: { code: 'UserNotJoined' } });
  expect(stored).toEqual([]);
});
