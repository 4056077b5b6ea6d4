import { expect, test } from 'vitest';
import { password } from '#test/support/chat-server.ts';
import { Person } from '#test/support/person.ts';
import { Desk, dataFolder, ownServer } from '../desk.ts';
import { isIn } from './people.ts';

test('in a room too large to tell who is there, everybody is told to who asks', async () => {
  const server = await ownServer();
  await server.running().putAccount('ada', password, { administrator: true });
  const ada = await Desk.open(dataFolder());
  await ada.ask('account.signIn', { address: 'ada@localhost', password, webSocket: server.chat.webSocket });
  const values = { 'large-room': ['2'] };
  await ada.ask('admin.run', { at: 'rooms', node: 'urn:perch:chat:1#limits', values });
  const room = await ada.creates('Square');
  await isIn(ada, room);
  const hidden = ada.next('occupants.changed');
  const ben = await Person.signsIn(server.chat, 'ben');
  await ben.joins(room);
  await hidden;
  const turned = ada.next('occupants.changed');
  const cleo = await Person.signsIn(server.chat, 'cleo');
  await cleo.joins(room);
  await turned;
  const { occupants } = await ada.ask('rooms.occupants', { room });
  expect(occupants.map(({ person }) => person.id).sort()).toEqual([
    ...['ada@localhost', 'ben@localhost', 'cleo@localhost'],
  ]);
  await Promise.all([ben.leaves(), cleo.leaves()]);
});
