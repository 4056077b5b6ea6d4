import { expect, it } from 'vitest';
import { writeMucJoin } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { readPubSubItems, writePubSubRequest } from '#electron/stanza/0060-pubsub.ts';
import { readBookmark } from '#electron/stanza/0402-bookmarks.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { house, invite, join } from '../invitations/house.ts';
import { makeRoom, panel } from '../tokens/house.ts';

/** What is on somebody's list. */
async function bookmarks(device: Device) {
  const answer = await device.asks(
    'get',
    undefined,
    writePubSubRequest({ kind: 'items', node: NS.bookmarks, ids: [] }),
  );
  return (readPubSubItems(answer.getChild('pubsub') ?? answer) ?? []).map(
    ({ id = '', payload }) => payload && readBookmark(id, payload),
  );
}

async function enter(device: Device, room: string): Promise<string | undefined> {
  device.send(xml('presence', { to: `${room}/Cleo` }, writeMucJoin({ history: { maxStanzas: 0 } })));
  const answer = await device.hears(
    (element) => element.is('presence') && String(element.attrs.from).endsWith('/Cleo'),
  );
  return answer.attrs.type;
}

it('somebody who comes finds the rooms of the house on their list, and may enter them', async () => {
  const { server, root } = await house();
  const rooms = server.makeStarterRooms('root@localhost');
  const { token } = await invite(root, { rooms });
  expect(await join(server, token)).toBeUndefined();
  const cleo = await Device.signIn(server, 'cleo');
  expect(await bookmarks(cleo)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ room: 'lobby@rooms.localhost', name: 'Lobby', autojoin: true }),
      expect.objectContaining({ room: 'team@rooms.localhost', name: 'Team', autojoin: true }),
      expect.objectContaining({
        room: 'announcements@rooms.localhost',
        name: 'Announcements',
        autojoin: true,
      }),
    ]),
  );
  for (const room of rooms) expect(await enter(cleo, room)).toBeUndefined();
});

it('somebody who comes can add to their list as usual', async () => {
  const { server, root } = await house();
  const { token } = await invite(root, { rooms: server.makeStarterRooms('root@localhost').slice(0, 1) });
  await join(server, token);
  const cleo = await Device.signIn(server, 'cleo');
  const conference = xml('conference', { xmlns: NS.bookmarks, autojoin: 'true' });
  const items = [{ id: 'other@rooms.localhost', payload: conference }];
  await cleo.asks('set', undefined, writePubSubRequest({ kind: 'publish', node: NS.bookmarks, items }));
  expect((await bookmarks(cleo)).map((bookmark) => bookmark?.room)).toEqual([
    'lobby@rooms.localhost',
    'other@rooms.localhost',
  ]);
});

it('a room that is gone meanwhile is on no list, and keeps nobody out', async () => {
  const { server, root } = await house();
  const ana = await Device.signIn(server, 'ana');
  await makeRoom(ana, panel, true);
  const [lobby = ''] = server.makeStarterRooms('root@localhost');
  const { token } = await invite(root, { rooms: [panel, lobby] });
  await ana.asks('set', panel, writeMucOwner(xml('destroy')));
  expect(await join(server, token)).toBeUndefined();
  const cleo = await Device.signIn(server, 'cleo');
  expect((await bookmarks(cleo)).map((bookmark) => bookmark?.room)).toEqual([lobby]);
});
