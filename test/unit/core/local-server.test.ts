import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLocalServer } from '#electron/core/here/local-server.ts';
import { spawnNode } from '#electron/host/node-child.ts';
import { Desk, dataFolder } from './desk.ts';

test('a server that ends while it starts is a fault with a sentence, and not a wait', async () => {
  const data = dataFolder();
  const program = join(data, 'fails.mjs');
  writeFileSync(program, 'process.exit(1);');
  const host = { paths: { data, addIns: data }, spawn: () => spawnNode(program, []) };
  const started = startLocalServer(host);
  await expect(started).rejects.toMatchObject({ fault: { code: 'ServerError' } });
});

test('a child that does not listen to us is ended all the same when its turn to stop comes', async () => {
  const data = dataFolder();
  const program = join(data, 'ends.mjs');
  writeFileSync(
    program,
    "process.on('message', (m) => process.send({ heard: m })); process.send({ up: true });",
  );
  const child = spawnNode(program, []);
  const up = new Promise((resolve) => child.onMessage(resolve));
  expect(await up).toEqual({ up: true });
  const heard = new Promise((resolve) => child.onMessage(resolve));
  child.post({ any: 1 });
  expect(await heard).toEqual({ heard: { any: 1 } });
  const exit = new Promise((resolve) => child.onExit(resolve));
  await child.stop();
  await exit;
  child.post({ into: 'the void' });
});

test('a built-in server that ended by itself is started again, and what was written meanwhile goes out', async () => {
  const desk = await Desk.open(dataFolder());
  await desk.ask('account.startHere', { displayName: 'Ada' });
  const room = await desk.lobby();
  await desk.until(room, (entry) => entry?.followed === true);
  const away = desk.next('connection.changed', ({ state }) => state !== 'online');
  await desk.children[0]?.stop();
  await away;
  const stored = desk.next('messages.stored');
  await desk.ask('outbox.send', { room, text: 'into the gap', importance: 'Regular' });
  expect((await stored).messages.map(({ text }) => text)).toEqual(['into the gap']);
  expect(desk.children).toHaveLength(2);
});

test('a built-in server that cannot start leaves nobody signed in', async () => {
  const data = dataFolder();
  mkdirSync(join(data, 'server'));
  writeFileSync(
    join(data, 'server', 'server.sqlite'),
    'this is no database, but long enough to look like one',
  );
  const desk = await Desk.open(data);
  await expect(desk.ask('account.startHere', { displayName: 'Ada' })).rejects.toMatchObject({
    fault: { code: 'ServerError' },
  });
  expect((await desk.ask('app.snapshot', {})).account).toBeNull();
});
