import { expect, test } from 'vitest';
import { Desk, dataFolder, type OwnServer, ownServer } from '../desk.ts';

async function signedIn(server: OwnServer, name: string): Promise<Desk> {
  const desk = await Desk.open(dataFolder());
  await desk.signsIn(server, name);
  return desk;
}

async function inRoom(desk: Desk, room: string): Promise<void> {
  await desk.until(room, (entry) => entry?.state === 'Established');
}

test('what the service offers is in the snapshot as soon as it is known', async () => {
  const server = await ownServer();
  const ana = await Desk.open(dataFolder());
  const told = ana.next('service.changed');
  await ana.signsIn(server, 'ana');
  const { service } = await told;
  expect(service?.categories).toMatchObject([{ isDefault: true, mayCreate: true }]);
  expect(service).toMatchObject({ missing: {}, administers: [] });
  expect((await ana.ask('app.snapshot', {})).service).toEqual(service);
  expect(await ana.ask('rooms.service', {})).toEqual({ service });
});

test('a room is made with its settings and lists, and read back with the names of its people', async () => {
  const server = await ownServer();
  const ben = await server.address('ben');
  const ana = await signedIn(server, 'ana');
  const { room } = await ana.ask('rooms.create', {
    name: 'Panel',
    description: 'Between us',
    privacy: 'Secret',
    members: ['ana@localhost', ben],
  });
  const { record } = await ana.ask('rooms.read', { room });
  expect(record.information).toMatchObject({
    ...{ name: 'Panel', description: 'Between us', privacy: 'Secret', behavior: 'Normal' },
    ...{ members: ['ana@localhost', ben], managers: ['ana@localhost'], created: { by: 'ana@localhost' } },
  });
  expect(record.people.map(({ address, type }) => [address, type])).toEqual([
    ['ana@localhost', 'LocalUser'],
    ['ben@localhost', 'LocalUser'],
  ]);
  await inRoom(ana, room);
  const { people } = (await ana.ask('rooms.read', { room })).record;
  expect(people[0]).toMatchObject({ address: 'ana@localhost', name: expect.any(String) });
  expect(await ana.room(room)).toMatchObject({ canManage: true, followed: true });
});

test('what is wrong with a new room is said at its field, and nothing is left behind', async () => {
  const server = await ownServer();
  const ana = await signedIn(server, 'ana');
  const before = (await ana.ask('app.snapshot', {})).rooms.length;
  await expect(ana.ask('rooms.create', { name: ' ' })).rejects.toMatchObject({
    fault: { code: 'InvalidArgument', field: 'name' },
  });
  await expect(ana.ask('rooms.create', { name: 'x', members: ['nobody@localhost'] })).rejects.toMatchObject({
    fault: { code: 'NoSuchPrincipal', field: 'members', values: ['nobody@localhost'] },
  });
  expect((await ana.ask('app.snapshot', {})).rooms).toHaveLength(before);
});

test('changes are saved together, and a record that is out of date is refused with what changed', async () => {
  const server = await ownServer();
  const ben = await server.address('ben');
  const ana = await signedIn(server, 'ana');
  const { room } = await ana.ask('rooms.create', { name: 'Desk', privacy: 'Closed' });
  const { information } = (await ana.ask('rooms.read', { room })).record;
  const { revision = '' } = information;
  const saved = await ana.ask('rooms.save', {
    ...{ room, revision },
    changes: { description: 'Opening levels', members: ['ana@localhost', ben] },
  });
  expect(saved.record.information).toMatchObject({
    ...{ name: 'Desk', description: 'Opening levels', members: ['ana@localhost', ben] },
  });
  expect(saved.record.information.revision).not.toBe(revision);
  const late = ana.ask('rooms.save', { room, revision, changes: { name: 'Desk two' } });
  await expect(late).rejects.toMatchObject({ fault: { code: 'DataCollision' } });
  const { values } = await late.catch((error) => error.fault);
  expect([...values].sort()).toEqual(['description', 'members']);
  expect((await ana.ask('rooms.read', { room })).record.information.name).toBe('Desk');
});

test('who could be a member is found by the beginning of a name, for a room and for a new one', async () => {
  const server = await ownServer();
  await server.address('ben');
  await server.address('berta');
  const ana = await signedIn(server, 'ana');
  const { room } = await ana.ask('rooms.create', { name: 'Desk', privacy: 'Closed' });
  const found = await ana.ask('rooms.eligible', { role: 'Member', text: 'be', max: 20, room });
  expect(found.principals.map(({ address }) => address).sort()).toEqual(['ben@localhost', 'berta@localhost']);
  const { service } = await ana.ask('rooms.service', {});
  const category = service.categories[0]?.uri ?? '';
  expect(await ana.ask('rooms.eligible', { role: 'Member', text: 'be', max: 1, category })).toMatchObject({
    moreAvailable: true,
  });
});

test('a room that is disabled is left without a word of lost rights, and entered again when it is enabled', async () => {
  const server = await ownServer();
  const ana = await signedIn(server, 'ana');
  const { room } = await ana.ask('rooms.create', { name: 'Desk' });
  await inRoom(ana, room);
  let lost = false;
  ana.next('room.lost').then(
    () => (lost = true),
    () => undefined,
  );
  await ana.ask('rooms.disable', { room });
  expect(await ana.room(room)).toMatchObject({
    trouble: expect.stringContaining('disabled'),
  });
  await ana.ask('rooms.enable', { room });
  await inRoom(ana, room);
  expect(await ana.room(room)).not.toHaveProperty('trouble');
  expect(lost).toBe(false);
});

test('a room that is ended is off the list, here and on the server, with all that was said', async () => {
  const server = await ownServer();
  const ana = await signedIn(server, 'ana');
  const { room } = await ana.ask('rooms.create', { name: 'Desk' });
  await inRoom(ana, room);
  await ana.ask('rooms.destroy', { room });
  expect(await ana.room(room)).toBeUndefined();
  await expect(ana.ask('rooms.join', { room })).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
});
