import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from '#electron/core/transfer/write-export.ts';
import { openHistory, openReader } from '#electron/history/history.ts';
import { randomFrom } from '#test/support/random.ts';
import { deleted, importOf, said, secrets, spoken, startOfTime } from './killed-words.ts';

/**
 * Stores, merges, searches, removes, deletes, imports and exports without end, until it is killed. Arguments: folder, seed. What has
 * been done is in the journal; what is about to be removed stands there before.
 */
const [folder = '', seed = '1'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const journal = (line: string): void => appendFileSync(join(folder, 'journal'), `${line}\n`);
const file = join(folder, 'history.sqlite');
const history = openHistory({ file, names: () => ['Ada'] });
const reader = openReader(file);
for (const unfinished of history.imports.unfinished()) while (history.imports.undoSome(unfinished, 7));
history.joined(spoken);
process.stdout.write('under way\n');

let next = Number(seed) * 100_000;
const acts = [store, store, store, search, takeBack, keep, bring, write, merge, loseRoom, goOn] as const;
for (;;) {
  await acts[Math.floor(random() * acts.length)]?.();
  await new Promise((resolve) => setImmediate(resolve));
}

function store(): void {
  const messages = Array.from({ length: 1 + Math.floor(random() * 20) }, () => said(next++));
  history.storeLive(messages);
  journal(`stored ${messages.map(({ archiveId }) => archiveId).join(' ')}`);
}

/** Beside everything else. One that finds no moment in which nobody writes comes to nothing. */
function merge(): void {
  reader.keepUp(() => true).catch(() => undefined);
}

function search(): void {
  history.search({ search: { text: 'word', order: 'time' }, limit: 50, except: [] });
}

function takeBack(): void {
  const ids = Array.from({ length: 3 }, () => `a${next - 1 - Math.floor(random() * 40)}`);
  journal(`removing ${ids.join(' ')}`);
  history.keeping.removeMessages(spoken, ids);
}

/** Keeps the last hundred: the rest is more than a day old. */
function keep(): void {
  const now = startOfTime + (next - 100) * 1000 + 24 * 60 * 60 * 1000;
  journal(`keeping a${next - 100}`);
  history.keeping.keep(spoken, 1);
  for (let slice = 0; slice < 4; slice += 1) history.keeping.removeSome(now, 10);
}

/** A room of which more is stored than goes at once; the same again and again. */
function loseRoom(): void {
  journal('secret');
  history.storeLive(secrets(next));
  history.deleteRoom(deleted);
  journal('deleted');
}

function goOn(): void {
  for (let slice = 0; slice < 3; slice += 1) history.keeping.removeSome(0, 5);
}

function bring(): void {
  const number = next++;
  const id = history.imports.begin(0);
  const messages = importOf(number);
  for (let part = 0; part < messages.length; part += 10) {
    const run = messages.slice(Math.max(part - 1, 0), part + 10);
    history.imports.store(id, run[0]?.room ?? '', { messages: run, fromStart: false });
  }
  history.imports.finish(id);
  journal(`imported ${number}`);
}

async function write(): Promise<void> {
  const { signal } = new AbortController();
  await writeExport({
    ...{ history, signal, account: 'ada@localhost', now: () => 0, wish: { format: 'jsonl' } },
    path: join(folder, 'export.jsonl'),
    isHidden: () => false,
    onProgress: () => undefined,
  });
}
