import { beforeEach, expect, test } from 'vitest';
import { type CatchUp, createCatchUp } from '#electron/core/archive/catch-up.ts';
import { readPage } from '#electron/core/messages/pages.ts';
import { ModelArchive } from '#test/fuzz/model-archive.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { unhindered } from '#test/support/storing.ts';
import { desk, message, page, texts } from '#test/unit/history/messages.ts';

const shelf = shelfForEach();

let archive: ModelArchive;
let catchUp: CatchUp;

beforeEach(() => {
  archive = new ModelArchive(desk, 'refuse');
  for (let number = 0; number < 200; number += 1) {
    archive.add({ id: `a${number}`, message: message(number) });
  }
  catchUp = createCatchUp({
    history: shelf.history,
    archives: () => async (query) => archive.query(query) ?? page([]),
    storing: unhindered(),
    inbound: { archived: () => undefined, flush: () => undefined },
    now: () => 0,
  });
});

const reads = (archiveId: string, limit: number) =>
  readPage({ history: shelf.history, catchUp }, { room: desk, from: { at: 'archive id', archiveId }, limit });

test.each([
  ['before', 90],
  ['after', 110],
])('a jump that meets what was taken back %s its place removes what was stored of it', async (_, gone) => {
  shelf.history.joined(desk);
  const ask = shelf.history.asking(desk, { max: 1 });
  shelf.history.storePage(desk, ask, page([message(gone)]));
  expect(texts(shelf.history)).toEqual([`message ${gone}`]);
  archive.takeBack(`a${gone}`);
  await reads('a100', 40);
  const shown = texts(shelf.history, 100).map((text) => text.replace('| ', ''));
  expect(shown).toContain('message 100');
  expect(shown).not.toContain(`message ${gone}`);
});
