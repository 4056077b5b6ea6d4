import { expect, test } from 'vitest';
import { type CatchUpOptions, createCatchUp } from '#electron/core/archive/catch-up.ts';
import type { ArchiveAsk } from '#electron/history/history.ts';
import type { ArchivePage, StoredMessage } from '#electron/model/message.ts';
import { unhindered } from '#test/support/storing.ts';
import { message } from '#test/unit/history/messages.ts';

const room = 'desk@rooms.localhost';
const page: ArchivePage = { messages: [], complete: true };
const question = { before: null, max: 10, epoch: 1 };

/** A history that has nothing to say. */
const silent: Omit<CatchUpOptions['history'], 'storePage'> = {
  refused: () => undefined,
  doubts: () => false,
  passOver: () => undefined,
  find: () => undefined,
  holds: () => false,
  asking: (_, query) => ({ ...query, epoch: 0 }),
};

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
      ...silent,
    },
    archives: () => (inside ? () => answer.promise : undefined),
    storing: unhindered(),
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

test('each slice has a turn of its own, and so has telling: nothing else waits for more than one of them', async () => {
  const turns: number[] = [];
  let turn = 0;
  const note = (): void => void turns.push(turn);
  const messages = Array.from({ length: 5 }, (_, index) => message(index + 1));
  const catchUp = createCatchUp({
    history: {
      storePage: () => {
        note();
        return { messages: [], reordered: false };
      },
      ...silent,
    },
    archives: () => async () => ({ messages, complete: true, first: 'a1', last: 'a5' }),
    storing: unhindered(),
    inbound: { archived: note, flush: note },
    now: () => 0,
    slice: { least: 2, most: 2 },
  });
  const asked = catchUp.ask(room, question);
  const count = (): void => {
    turn += 1;
    if (turn < 20) setImmediate(count);
  };
  setImmediate(count);
  await asked;
  expect(new Set(turns).size).toBe(turns.length);
});

test('what it answers after the room was lost is not', async () => {
  const { stored, answer, catchUp, leave } = scene();
  const asked = catchUp.ask(room, question);
  leave();
  answer.resolve(page);
  await expect(asked).rejects.toMatchObject({ fault: { code: 'UserNotJoined' } });
  expect(stored).toEqual([]);
});

test('a page is stored in slices, newest first, and told once when all of it is there', async () => {
  const messages = Array.from({ length: 5 }, (_, index) => message(index + 1));
  const asked: ArchiveAsk[] = [];
  const told: (readonly StoredMessage[])[] = [];
  const catchUp = createCatchUp({
    history: {
      storePage: (_, ask, { messages: part }) => {
        asked.push(ask);
        return { messages: part.map((each, key) => ({ ...each, key, mentionsMe: false })), reordered: false };
      },
      ...silent,
    },
    archives: () => async () => ({ messages, complete: true, first: 'a1', last: 'a5' }),
    storing: unhindered(),
    inbound: { archived: (_room, _page, { messages: stored }) => told.push(stored), flush: () => undefined },
    now: () => 0,
    slice: { least: 2, most: 2 },
  });
  expect(await catchUp.ask(room, question)).toBe(5);
  expect(asked.map(({ before }) => before)).toEqual([null, 'a4', 'a2']);
  expect(told.map((stored) => stored.map(({ text }) => text))).toEqual([messages.map(({ text }) => text)]);
});

test('what a page took back is gone from wherever else it stands, once the window was told', async () => {
  const happened: string[] = [];
  const answer: ArchivePage = {
    messages: [message(1)],
    complete: true,
    first: 'a1',
    last: 'a1',
    removed: ['a0'],
  };
  for (const reordered of [true, false]) {
    const catchUp = createCatchUp({
      history: {
        storePage: () => ({ messages: [], reordered }),
        doubts: () => false,
        refused: () => undefined,
        passOver: () => undefined,
        find: () => undefined,
        holds: () => false,
        asking: (_, query) => ({ ...query, epoch: 0 }),
      },
      storing: unhindered(),
      archives: () => async () => answer,
      inbound: { archived: () => happened.push('told'), flush: () => undefined },
      onRemoved: (of) => happened.push(`gone from ${of}`),
      now: () => 0,
    });
    await catchUp.ask(room, question);
  }
  expect(happened).toEqual(['told', `gone from ${room}`, 'told']);
});
