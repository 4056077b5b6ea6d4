import { expect, test } from 'vitest';
import { password } from '#test/support/chat-server.ts';
import { Desk, dataFolder, type OwnServer, ownServer } from '../desk.ts';

const ours = (name: string): string => `urn:perch:chat:1#${name}`;

async function administrator(server: OwnServer): Promise<Desk> {
  await server.running().putAccount('ada', password, { administrator: true });
  const ada = await Desk.open(dataFolder());
  const told = ada.next('service.changed', ({ service }) => service !== null);
  await ada.ask('account.signIn', { address: 'ada@localhost', password, webSocket: server.chat.webSocket });
  await told;
  return ada;
}

test('administrators find commands of the rooms and of the server; nobody else does', async () => {
  const server = await ownServer();
  const ada = await administrator(server);
  expect((await ada.ask('app.snapshot', {})).service?.administers).toEqual(['rooms', 'server']);
  const ofRooms = await ada.ask('admin.commands', { at: 'rooms' });
  expect(ofRooms.commands.map(({ node }) => node)).toContain(ours('category-add'));
  const ofServer = await ada.ask('admin.commands', { at: 'server' });
  expect(ofServer.commands.map(({ node }) => node)).toContain(ours('people-list'));

  const ben = await Desk.open(dataFolder());
  await ben.signsIn(server, 'ben');
  expect((await ben.ask('rooms.service', {})).service.administers).toEqual([]);
  expect(await ben.ask('admin.commands', { at: 'rooms' })).toEqual({ commands: [] });
  await expect(ben.ask('admin.run', { at: 'rooms', node: ours('category-list') })).rejects.toMatchObject({
    fault: { code: 'ErrorPermission' },
  });
});

test('a command asks by a form, does what was filled in, and what it changed is known at once', async () => {
  const server = await ownServer();
  const ada = await administrator(server);
  const { step } = await ada.ask('admin.run', { at: 'rooms', node: ours('category-add') });
  if (!('form' in step)) throw new Error('It asked nothing.');
  expect(step.form.fields.find(({ name }) => name === 'name')).toMatchObject({
    ...{ type: 'text-single', required: true, values: [] },
  });
  expect(step.form.fields.map(({ name }) => name)).not.toContain('FORM_TYPE');

  const changed = ada.next('service.changed');
  const values = { name: ['Trading'], allowed: ['localhost'], creators: ['ada@localhost'] };
  const done = await ada.ask('admin.run', { at: 'rooms', node: ours('category-add'), values });
  expect(done.step).toMatchObject({ outcome: { notes: [expect.stringContaining('Trading')] } });
  const { service } = await changed;
  expect(service?.categories.map(({ name }) => name)).toContain('Trading');
});

test('a list is a table, without a form before it', async () => {
  const server = await ownServer();
  const ada = await administrator(server);
  const { step } = await ada.ask('admin.run', { at: 'rooms', node: ours('category-list') });
  if (!('outcome' in step)) throw new Error('It asked something.');
  const { columns, rows } = step.outcome;
  expect(columns.map(({ name }) => name)).toContain('name');
  expect(rows).toHaveLength(1);
});

test('what is wrong with a form is said at its field', async () => {
  const server = await ownServer();
  const ada = await administrator(server);
  const values = { name: ['Trading'], allowed: ['nobody@localhost'] };
  await expect(
    ada.ask('admin.run', { at: 'rooms', node: ours('category-add'), values }),
  ).rejects.toMatchObject({
    fault: { field: 'allowed' },
  });
  await expect(
    ada.ask('admin.run', { at: 'rooms', node: ours('category-add'), values: {} }),
  ).rejects.toMatchObject({ fault: { code: 'InvalidArgument', field: 'name' } });
});
