import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { password } from '#test/support/chat-server.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, ownServer } from './desk.ts';

/** Whether a word stands in any file that Perch keeps of its accounts. */
function kept(data: string, word: string): boolean {
  const files = readdirSync(join(data, 'accounts'), { recursive: true, withFileTypes: true });
  return files.some((file) => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(word));
}

test('what an administrator takes out of a room goes from every device, at once or when it comes back, to the last byte', async () => {
  const server = await ownServer();
  await server.running().putAccount('ada', password, { administrator: true });
  const ada = await Desk.open(dataFolder());
  await ada.signsIn(server, 'ada');
  const ana = await Person.signsIn(server.chat, 'ana');
  onTestFinished(() => ana.leaves());
  const room = await ana.opens({ name: 'Desk', privacy: 'Open' });
  const folders = [dataFolder(), dataFolder()] as const;
  const [here, away] = [await Desk.open(folders[0]), await Desk.open(folders[1])];
  for (const [desk, name] of [
    [here, 'ben'],
    [away, 'cleo'],
  ] as const) {
    await desk.signsIn(server, name);
    await desk.ask('rooms.follow', { room });
    await desk.until(room, (entry) => entry?.state === 'Established');
  }
  for (const words of ['before it', 'xyzzyplan in full', 'after it']) {
    const stored = [here, away].map((desk) => desk.next('messages.stored', (told) => told.room === room));
    await ana.says(room, words);
    await Promise.all(stored);
  }
  await away.close();
  const gone = here.next('messages.reordered', (told) => told.room === room);
  await ada.ask('admin.run', {
    at: 'rooms',
    node: 'urn:perch:chat:1#messages-remove',
    values: { room: [room], text: ['xyzzyplan'] },
  });
  await gone;
  expect(await here.texts(room)).toEqual(['before it', 'after it']);
  expect(kept(folders[0], 'xyzzyplan')).toBe(false);
  expect(kept(folders[1], 'xyzzyplan')).toBe(true);
  const back = await Desk.open(folders[1]);
  const goneToo = back.next('messages.reordered', (told) => told.room === room);
  await back.until(room, (entry) => entry?.state === 'Established');
  await goneToo;
  expect(await back.texts(room)).toEqual(['before it', 'after it']);
  await back.close();
  await here.close();
  expect(kept(folders[0], 'xyzzyplan') || kept(folders[1], 'xyzzyplan')).toBe(false);
});
