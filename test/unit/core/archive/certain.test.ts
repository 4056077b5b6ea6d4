import { expect, test } from 'vitest';
import { createCatchUp } from '#electron/core/archive/catch-up.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveQuery } from '#electron/model/message.ts';
import { type Ignorance, ModelArchive } from '#test/fuzz/model-archive.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { unhindered } from '#test/support/storing.ts';
import { desk, message, texts } from '#test/unit/history/messages.ts';

const shelf = shelfForEach();

const hour = 3_600_000;

/** What the archive was asked, until there is nothing more to ask. */
async function catchesUp(archive: ModelArchive, max: number): Promise<readonly ArchiveQuery[]> {
  const asked: ArchiveQuery[] = [];
  const { history } = shelf;
  const catchUp = createCatchUp({
    history,
    storing: unhindered(),
    archives: () => async (query) => {
      asked.push(query);
      const page = archive.query(query);
      if (page === undefined) throw new FaultError('NoSuchNode', 'Not known.');
      return page;
    },
    inbound: { archived: () => undefined, flush: () => undefined },
    now: () => 0,
  });
  history.interrupted(desk);
  history.joined(desk);
  for (let ask = history.nextAsk(desk, { want: 'all', max }); ask !== undefined; ) {
    await catchUp.ask(desk, ask);
    ask = history.nextAsk(desk, { want: 'all', max });
  }
  return asked;
}

/** From the sixth message on the server’s clock is an hour behind what it was. */
function setBack(ignorance: Ignorance): ModelArchive {
  const archive = new ModelArchive(desk, ignorance);
  for (let number = 0; number < 10; number += 1) {
    const { sentAt } = message(number);
    const told = message(number, { sentAt: number < 6 ? sentAt : sentAt - hour });
    archive.add({ id: `a${number}`, message: told });
  }
  return archive;
}

test.each([1, 2, 3, 4, 50])(
  'what was said before a clock was set back comes too, %i at a time',
  async (max) => {
    await catchesUp(setBack('refuse'), max);
    expect(texts(shelf.history)).toEqual(Array.from({ length: 10 }, (_, number) => `message ${number}`));
  },
);

test('it is made sure of once, where times make one doubt', async () => {
  const asked = await catchesUp(setBack('refuse'), 4);
  expect(asked.filter(({ after }) => after !== undefined)).toEqual([{ after: 'a5', max: 1 }]);
});

test.each(['first page', 'newest page'] as const)(
  'another page in place of one before a message that is no more there (%s) is not taken for it',
  async (ignorance) => {
    const archive = new ModelArchive(desk, ignorance);
    for (let number = 0; number < 4; number += 1) archive.add({ id: `a${number}`, message: message(number) });
    await catchesUp(archive, 2);
    shelf.history.interrupted(desk);
    shelf.history.storeLive([message(4)]);
    archive.purge(9);
    for (let number = 100; number < 103; number += 1) {
      archive.add({ id: `a${number}`, message: message(number) });
    }
    await catchesUp(archive, 1);
    const numbers = texts(shelf.history).map((text) => Number(text.replace(/\D/g, '')));
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  },
);
