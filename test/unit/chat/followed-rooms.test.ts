import { afterEach, beforeEach, expect, test } from 'vitest';
import { FollowedRooms } from '#electron/chat/followed-rooms.ts';
import { type FollowedRoom, UserEndpoint } from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, parseXml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

const desk = 'desk@rooms.example.com';
const lobby = 'lobby@rooms.example.com';

let server: FakeServer;
let user: UserEndpoint;
let followed: FollowedRooms;

beforeEach(async () => {
  server = await FakeServer.start();
  const settings = { address: 'ana@example.com', credential: { password }, webSocket: server.url };
  user = new UserEndpoint(settings);
  const signedIn = user.establish();
  await server.welcomes();
  await signedIn;
  followed = new FollowedRooms(user.session);
});

afterEach(async () => {
  await user.terminate();
  await server.stop();
});

const bookmark = (room: string, inside = '') =>
  `<item id="${room}"><conference xmlns="${NS.bookmarks}" name="Desk" autojoin="true">${inside}</conference></item>`;

async function keeps(...items: readonly string[]): Promise<void> {
  const request = await server.expectRequest(NS.pubsub);
  const answer = `<pubsub xmlns="${NS.pubsub}"><items node="${NS.bookmarks}">${items.join('')}</items></pubsub>`;
  server.answers(request, parseXml(answer));
}

function pushes(from: string, items: string): void {
  server.serverSends(
    `<message xmlns="jabber:client" from="${from}"><event xmlns="${NS.pubsubEvent}"><items node="${NS.bookmarks}">${items}</items></event></message>`,
  );
}

const published = (iq: Element) => iq.getChild('pubsub')?.getChild('publish')?.getChild('item');

test('the list is read once, and what is no room is passed over', async () => {
  const list = followed.list();
  await keeps(bookmark(desk), bookmark('no room'), bookmark('rooms.example.com'), '<item id="x@y"/>');
  expect(await list).toEqual([{ room: desk, name: 'Desk', autojoin: true }]);
  expect(await followed.list()).toHaveLength(1);
});

test('a server that keeps no such lists has an empty one', async () => {
  const list = followed.list();
  server.refuses(await server.expectRequest(NS.pubsub), 'service-unavailable');
  expect(await list).toEqual([]);
});

test('following again leaves alone what other programs keep in the bookmark', async () => {
  const followedAgain = followed.follow(desk, 'The desk');
  await keeps(bookmark(desk, '<nick>Anna</nick><extensions><mine xmlns="urn:other"/></extensions>'));
  const publish = await server.expectRequest(NS.pubsub);
  const conference = published(publish)?.getChild('conference', NS.bookmarks);
  expect(conference?.attrs).toMatchObject({ name: 'The desk', autojoin: 'true' });
  expect(conference?.getChild('nick')?.text()).toBe('Anna');
  expect(conference?.getChild('extensions')?.getChild('mine', 'urn:other')).toBeTruthy();
  expect(publish.getChild('pubsub')?.getChild('publish-options')).toBeTruthy();
  server.answers(publish);
  await followedAgain;
});

test('where the usual conditions are refused the node is configured first, and then published to plainly', async () => {
  const following = followed.follow(desk, 'Desk');
  await keeps();
  server.refuses(await server.expectRequest(NS.pubsub), 'not-acceptable');
  const first = await server.expectRequest(NS.pubsubOwner);
  server.refuses(first, 'item-not-found');
  const create = await server.expectRequest(NS.pubsub);
  expect(String(create)).toContain('whitelist');
  server.answers(create);
  const publish = await server.expectRequest(NS.pubsub);
  expect(publish.getChild('pubsub')?.getChild('publish-options')).toBeFalsy();
  server.answers(publish);
  await following;
  expect(await followed.list()).toHaveLength(1);
});

test('a change on another device is told, and one that a stranger sends is not', async () => {
  const list = followed.list();
  await keeps(bookmark(desk));
  await list;
  const told: (readonly FollowedRoom[])[] = [];
  const changed = new Promise<void>((resolve) => {
    followed.on('followedRoomsChanged', (rooms) => {
      told.push(rooms);
      resolve();
    });
  });
  pushes('mallory@example.com', bookmark('trap@rooms.example.com'));
  pushes('mallory@example.com', `<retract id="${desk}"/>`);
  pushes(`${desk}/Mallory`, bookmark('trap@rooms.example.com'));
  pushes('ana@example.com', bookmark(lobby));
  await changed;
  expect(told).toEqual([
    [
      { room: desk, name: 'Desk', autojoin: true },
      { room: lobby, name: 'Desk', autojoin: true },
    ],
  ]);
});
