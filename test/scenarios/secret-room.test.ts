import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatRoomSession, PersistentChatEndpoint, UserEndpoint } from '#electron/chat/index.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { type WatchedServer, watchServer } from '#test/support/watched-server.ts';
import { Device } from '#test/unit/server/device.ts';
import {
  account,
  device as address,
  domain,
  operations,
  roomsDomain,
} from '#test/unit/server/scope/operations.ts';

let server: WatchedServer;
let ana: UserEndpoint;
let session: ChatRoomSession;
let stranger: Device;
/** At an address of the service's own making, which nobody can guess. */
let secret: string;
/** Of the same kind, and there is no room. */
let nowhere: string;

beforeAll(async () => {
  server = await watchServer();
  const { webSocket } = server;
  ana = new UserEndpoint({ address: `ana@${domain}`, webSocket, credential: { password: "ana's password" } });
  await ana.establish();
  const chat = new PersistentChatEndpoint(roomsDomain, ana);
  await chat.establish();
  const make = () => chat.management.createChatRoom({ name: 'Strategy', privacy: 'Secret' });
  nowhere = await make();
  await chat.management.deleteChatRoom(nowhere);
  secret = await make();
  session = new ChatRoomSession(chat);
  await session.join(secret);
  const [name = '', resource] = [parseJid(account)?.local, parseJid(address)?.resource];
  stranger = await Device.signIn({ webSocket, domain }, name, { ...(resource && { resource }) });
  await stranger.everythingHeard();
});
afterAll(async () => {
  await stranger?.leaves();
  await ana?.terminate();
  await server?.close();
});

test('there is a secret room, and somebody is in it', () => {
  expect(session.properties).toMatchObject({ privacy: 'Secret', name: 'Strategy' });
  expect(session.participants).toHaveLength(1);
});

const inRooms = operations.filter(({ everywhere }) => !everywhere);

test.each(inRooms)('to a stranger who tries to $name it is no room', async ({ stanza }) => {
  const heard = async (room: string): Promise<string> => {
    const { answers } = await server.attempt(stranger, stanza(room));
    return String(answers).replaceAll(room, 'ROOM');
  };
  const here: unknown[] = [];
  const undo = [
    session.on('participantAttendanceChanged', (change) => here.push(change)),
    session.on('chatMessageReceived', (message) => here.push(message)),
  ];
  expect(await heard(secret)).toBe(await heard(nowhere));
  // Whoever is in it notices nothing either.
  await session.archive.page({ before: null, max: 1 });
  for (const each of undo) each();
  expect(here).toEqual([]);
});
