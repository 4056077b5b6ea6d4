import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCatchUp } from '#electron/core/archive/catch-up.ts';
import { readPage } from '#electron/core/messages/pages.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { PageRequest } from '#electron/model/page.ts';
import { ModelArchive } from '#test/fuzz/model-archive.ts';
import { historyFaults } from '#test/support/index-agreement.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { unhindered } from '#test/support/storing.ts';
import { desk, found, message, texts } from './messages.ts';

const hour = 3_600_000;

/** A room whose server's clock is set back by an hour, again and again; somebody jumps into what is not here. */
const shelf = shelfForEach();

let archive: ModelArchive;

beforeEach(() => {
  archive = new ModelArchive(desk, 'refuse');
});
afterEach(() => {
  const { file, history } = shelf;
  history.close();
  expect(historyFaults(file)).toEqual([]);
});

function says(from: number, to: number, back: number): void {
  for (let number = from; number <= to; number += 1) {
    const { sentAt } = message(number);
    archive.add({ id: `a${number}`, message: message(number, { sentAt: sentAt - back * hour }) });
  }
}

const catchUp = () =>
  createCatchUp({
    history: shelf.history,
    archives: () => async (query) => {
      const answer = archive.query(query);
      if (answer === undefined) throw new FaultError('NoSuchNode', 'Not known.');
      return answer;
    },
    storing: unhindered(),
    inbound: { archived: () => undefined, flush: () => undefined },
    now: () => 0,
  });

async function enters(max: number): Promise<void> {
  shelf.history.interrupted(desk);
  shelf.history.joined(desk);
  await catchUp().ask(desk, shelf.history.asking(desk, { before: null, max }));
}

async function fetchesAll(max: number): Promise<void> {
  for (;;) {
    const ask = shelf.history.nextAsk(desk, { want: 'all', max });
    if (ask === undefined) return;
    await catchUp().ask(desk, ask);
  }
}

const jumps = (number: number, limit = 4) => reads({ at: 'archive id', archiveId: `a${number}` }, limit);
const reads = (from: PageRequest['from'], limit: number) =>
  readPage({ history: shelf.history, catchUp: catchUp() }, { room: desk, from, limit });
const numbers = () => texts(shelf.history, 500).map((text) => Number(text.replace(/\D+/g, '')));
const upTo = (end: number) => Array.from({ length: end }, (_, number) => number);

test.each([7, 50])(
  'a piece that stands on the wrong side by its times goes where the archive has it, %i at a time',
  async (max) => {
    says(0, 19, 0);
    await enters(5);
    says(20, 99, 2);
    await jumps(60);
    expect(numbers().at(-1)).toBe(19);
    says(100, 104, 3);
    await enters(3);
    await fetchesAll(max);
    expect(numbers()).toEqual(upTo(105));
    expect(texts(shelf.history, 500).filter((text) => text.startsWith('|'))).toEqual([]);
    const { messages } = shelf.history.page({ room: desk, from: { at: 'newest' }, limit: 500 });
    expect(shelf.history.counts(desk)).toMatchObject({
      unread: messages.filter(({ key }) => key > shelf.history.counts(desk).readUpTo).length,
      lastAt: messages.at(-1)?.sentAt,
    });
    expect(found(shelf.history, { text: '"message 60"' })).toEqual(['message 60']);
  },
);

test('it goes there too where it reaches what is beside it from its own end, up or down', async () => {
  says(0, 99, 0);
  await enters(60);
  says(100, 199, 2);
  await jumps(145);
  const place = () => shelf.history.find(desk, 'a145')?.key ?? 0;
  for (let more = 0; more < 6; more += 1) await reads({ at: 'before', key: place() }, 40);
  expect(numbers().filter((number) => number >= 40)).toEqual(upTo(170).slice(40));
  says(200, 230, 3);
  await enters(20);
  for (let more = 0; more < 6; more += 1) await reads({ at: 'after', key: place() }, 80);
  expect(numbers().filter((number) => number >= 40)).toEqual(upTo(231).slice(40));
});

test('what comes to stand after the read marker is unread, and the marker stays on its message', async () => {
  says(0, 49, 0);
  await enters(10);
  says(50, 199, 2);
  await enters(10);
  await jumps(120);
  expect(shelf.history.counts(desk).unread).toBe(10);
  await fetchesAll(50);
  expect(shelf.history.counts(desk)).toMatchObject({
    unread: 150,
    readUpTo: shelf.history.find(desk, 'a49')?.key,
  });
});
