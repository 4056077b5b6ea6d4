import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Desk, dataFolder, ownServer } from './desk.ts';

test('whose history was damaged hears of it, and only then', async () => {
  const server = await ownServer();
  const data = dataFolder();
  const before = await Desk.open(data);
  await before.signsIn(server, 'ben');
  expect(await before.ask('app.snapshot', {})).not.toHaveProperty('begunAnew');
  await before.close();
  const [folder = ''] = readdirSync(join(data, 'accounts'));
  writeFileSync(join(data, 'accounts', folder, 'history.sqlite'), 'this is no database');
  const after = await Desk.open(data);
  expect(await after.ask('app.snapshot', {})).toMatchObject({ begunAnew: true });
  expect(after.log.join()).toContain('damaged');
});
