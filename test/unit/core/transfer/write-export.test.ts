import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { writeExport } from '#electron/core/transfer/write-export.ts';
import type { StoredRoom } from '#electron/history/history.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { ExportWish } from '#electron/model/transfer.ts';
import { temporaryFolder } from '#test/support/folder.ts';

const day = 86_400_000;
const said = (room: string, at: number): StoredMessage => ({
  ...{ room, key: at, sentAt: at * day, text: `day ${at}`, own: false, mentionsMe: false },
  ...{ importance: 'Regular', author: { id: 'ana@example.org', name: 'Ana' } },
});
const known = (room: string, fromStart: boolean): StoredRoom => ({
  ...{ room, name: room, description: '', messages: 2, fromStart, complete: fromStart },
});

/** What was told last of how many places are missing, and what the file says of them. */
async function exported(
  wish: Partial<ExportWish>,
  rooms: readonly StoredRoom[],
  isHidden: (room: string, told: number) => boolean = () => false,
) {
  const folder = temporaryFolder('export');
  onTestFinished(folder.remove);
  const path = `${folder.path}/export.jsonl`;
  let missing = 0;
  let told = 0;
  await writeExport({
    ...{ account: 'ben@example.org', now: () => 0, path, signal: new AbortController().signal },
    ...{ wish: { format: 'jsonl', ...wish }, isHidden: (room) => isHidden(room, told) },
    history: {
      storedRooms: () => rooms,
      *walk(room) {
        yield { messages: [said(room, 3), said(room, 5)], reachedStart: true, reachedEnd: true, missing: [] };
      },
    },
    onProgress: (messages, gaps) => {
      told = messages;
      missing = gaps;
    },
  });
  const lines = readFileSync(path, 'utf8').split('\n');
  return { missing, gaps: lines.filter((line) => line === '{"type":"gap"}').length };
}

test('a room whose beginning is not here is a place where history is missing', async () => {
  const rooms = [known('whole', true), known('part', false), known('other part', false)];
  expect(await exported({}, rooms)).toEqual({ missing: 2, gaps: 0 });
});

test('days from before what is here are marked as missing, and later ones are not', async () => {
  expect(await exported({ from: day }, [known('part', false)])).toEqual({ missing: 1, gaps: 1 });
  expect(await exported({ from: day }, [known('whole', true)])).toEqual({ missing: 0, gaps: 0 });
  expect(await exported({ from: 4 * day }, [known('part', false)])).toEqual({ missing: 0, gaps: 0 });
});

test('a room that is lost after it was written, and before the others were, is not in a file that passes for whole', async () => {
  const rooms = [known('lost', true), known('kept', true)];
  const writing = exported({}, rooms, (room, told) => room === 'lost' && told > 2);
  await expect(writing).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
});
