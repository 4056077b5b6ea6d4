import { expect, it } from 'vitest';
import { openDatabase } from '#electron/server/storage/database.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStreamError } from '#electron/stanza/stream-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from './device.ts';
import { runServer } from './running.ts';

it('a full disk ends every stream with the reason, and nothing is lost when there is room again', async () => {
  const database = openDatabase(':memory:');
  const server = await runServer(['ana', 'ben'], {}, database);
  const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
  ana.send(message('ben@localhost', 'before'));
  await ben.hears(isMessage('before'));
  const room = Number(database.pragma('max_page_count', { simple: true }));
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 2}`);
  ana.send(message('ben@localhost', 'x'.repeat(50_000)));
  for (const device of [ana, ben]) {
    expect(readStreamError(await device.hears('error'))?.condition).toBe('resource-constraint');
    await device.closed();
  }
  expect(ben.heard.filter((element) => element.is('message')).map(String)).toEqual([]);
  database.pragma(`max_page_count = ${room}`);
  const [anaAgain, benAgain] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
  anaAgain.send(message('ben@localhost', 'after'));
  await benAgain.hears(isMessage('after'));
});

it('a commit that fails ends every stream, and what was not stored was told to nobody', async () => {
  const database = openDatabase(':memory:');
  const server = await runServer(['ana', 'ben'], {}, database);
  server.makeStarterRooms('ana@localhost');
  const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
  const enter = xml('presence', { to: 'lobby@rooms.localhost/ana' }, xml('x', { xmlns: NS.muc }));
  ana.send(enter);
  await ana.everythingHeard();
  // A constraint that is looked at only at the commit, as a full disk is.
  database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER breaks AFTER INSERT ON archive BEGIN INSERT INTO child VALUES (1); END`);
  ana.send(message('ben@localhost', 'lost'));
  for (const device of [ana, ben]) {
    expect(readStreamError(await device.hears('error'))?.condition).toBe('resource-constraint');
    await device.closed();
    expect(device.heard.filter(isMessage('lost'))).toEqual([]);
  }
  database.exec('DROP TRIGGER breaks');
  const again = await Device.signIn(server, 'ana');
  again.send(enter);
  await again.hears((element) => element.getChild('x', NS.mucUser) !== undefined);
  again.send(message('lobby@rooms.localhost', 'back', { type: 'groupchat' }));
  await again.hears(isMessage('back'));
});

it('a peer that reads nothing is cut off, and holds up nobody', async () => {
  const server = await runServer(['ana', 'ben'], { bufferedBytes: 100_000 });
  const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
  ben.socket.pause();
  ana.send(xml('presence', { to: ben.address }));
  const isGone = (element: { attrs: { type?: string; from?: string } }) =>
    element.attrs.type === 'unavailable' && element.attrs.from === ben.address;
  ben.send(xml('presence', { to: ana.address }));
  await ana.hears((element) => element.attrs.from === ben.address);
  const flood = (): void => {
    for (let count = 0; count < 20; count++)
      ana.send(message(ben.address, 'x'.repeat(100_000), { type: 'headline' }));
  };
  const flooding = setInterval(flood, 5);
  await ana.hears(isGone);
  clearInterval(flooding);
  expect((await ana.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
});

it('an account that cannot be stored is not made, and it is said', async () => {
  const database = openDatabase(':memory:');
  const server = await runServer([], {}, database);
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);
  const many = Array.from({ length: 40 }, (_, index) => server.putAccount(`user${index}`, 'secret'));
  const outcomes = await Promise.allSettled(many);
  const failed = outcomes.filter((one) => one.status === 'rejected');
  expect(failed.length).toBeGreaterThan(0);
  expect(String(failed[0]?.reason)).toContain('make room on the disk');
});
