import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ApplicationEndpoint,
  ChatRoomSession,
  FaultError,
  PersistentChatEndpoint,
} from '#electron/chat/index.ts';
import { addTokenCommand, type TokenRight } from '#electron/stanza/perch-tokens.ts';
import { makeToken, revokeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';

let server: PerchServer;
let ana: Person;
let desk: string;
let panel: string;
beforeAll(async () => {
  server = await startPerchServer();
  ana = await Person.signsIn(server, 'ana');
  desk = await ana.opens({ name: 'Desk', privacy: 'Closed' });
  panel = await ana.opens({ name: 'Panel', privacy: 'Open' });
});
afterAll(async () => {
  await ana?.leaves();
  await server?.stop();
});

/** A program that may do in both rooms whatever its token lets it: its account manages them. */
class Bot {
  readonly endpoint: ApplicationEndpoint;
  readonly chat: PersistentChatEndpoint;
  readonly tokenId: string;

  private constructor(endpoint: ApplicationEndpoint, tokenId: string) {
    this.endpoint = endpoint;
    this.tokenId = tokenId;
    this.chat = new PersistentChatEndpoint(server.chatService, endpoint);
  }

  static async signsIn(rights: readonly TokenRight[], until?: number): Promise<Bot> {
    const { id, account, token } = await makeToken(server, {
      rights,
      rooms: [desk],
      ...(until !== undefined && { until }),
    });
    const { management } = ana.chat;
    for (const room of [desk, panel]) await management.addUsersOrGroupsToRole('Manager', room, [account]);
    await management.addUsersOrGroupsToRole('Member', desk, [account]);
    const endpoint = new ApplicationEndpoint({ address: account, token, webSocket: server.webSocket });
    const bot = new Bot(endpoint, id);
    await endpoint.establish();
    await bot.chat.establish();
    return bot;
  }

  async enters(room: string): Promise<ChatRoomSession> {
    const session = new ChatRoomSession(this.chat);
    await session.join(room);
    return session;
  }
}

interface Deed {
  readonly name: string;
  readonly takes: TokenRight | 'any' | 'impossible';
  readonly does: (bot: Bot, session: ChatRoomSession) => Promise<unknown>;
}

const deeds: readonly Deed[] = [
  { name: 'sees its room', takes: 'any', does: ({ chat }) => chat.services.getChatRoom(desk) },
  {
    name: 'asks what it may there',
    takes: 'any',
    does: ({ chat }) => chat.services.getChatRoomPermissions(desk),
  },
  { name: 'posts', takes: 'post', does: (_, session) => session.sendChatMessage('Words') },
  {
    name: 'posts an alert with a story',
    takes: 'post',
    does: (_, session) => session.sendChatMessage('Words', { importance: 'Alert', storyTitle: 'News' }),
  },
  {
    name: 'reads the archive',
    takes: 'read',
    does: (_, session) => session.archive.page({ before: null, max: 10 }),
  },
  {
    name: 'makes somebody a member',
    takes: 'manage',
    does: ({ chat }) => chat.management.addUsersOrGroupsToRole('Member', desk, ['ben1@localhost']),
  },
  {
    name: 'takes rights away',
    takes: 'manage',
    does: ({ chat }) => chat.management.removeUsersOrGroupsFromRole('Member', desk, ['ben1@localhost']),
  },
  {
    name: 'makes a room',
    takes: 'impossible',
    does: ({ chat }) => chat.management.createChatRoom({ name: 'Mine', privacy: 'Open' }),
  },
  {
    name: 'makes itself a manager of another room',
    takes: 'impossible',
    does: ({ chat, endpoint }) =>
      chat.management.addUsersOrGroupsToRole('Manager', panel, [endpoint.ownerUri]),
  },
  {
    name: 'ends another room',
    takes: 'impossible',
    does: ({ chat }) => chat.management.deleteChatRoom(panel),
  },
  { name: 'sees another room', takes: 'impossible', does: ({ chat }) => chat.services.getChatRoom(panel) },
  { name: 'enters another room', takes: 'impossible', does: (bot) => bot.enters(panel) },
  {
    name: 'follows a room for its account',
    takes: 'impossible',
    does: ({ chat }) => chat.services.followedRooms.follow(desk, 'Desk'),
  },
  {
    name: 'makes a token',
    takes: 'impossible',
    does: ({ endpoint }) =>
      endpoint.commands.execute(addTokenCommand, {
        account: endpoint.ownerUri,
        name: 'More',
        rights: ['read', 'post', 'manage'],
        rooms: ['all'],
      }),
  },
];

const rightSets: readonly (readonly TokenRight[])[] = [
  ['read'],
  ['post'],
  ['manage'],
  ['read', 'post'],
  ['read', 'post', 'manage'],
];

describe.each(rightSets.map((rights) => ({ rights })))('a bot whose token lets it $rights', ({ rights }) => {
  let bot: Bot;
  let session: ChatRoomSession;
  beforeAll(async () => {
    bot = await Bot.signsIn(rights);
    session = await bot.enters(desk);
  });
  afterAll(() => bot?.endpoint.terminate());

  test.each(deeds)('$name, if that takes no more ($takes)', async ({ takes, does }) => {
    const outcome = await does(bot, session).then(
      () => 'done',
      (error) => (error instanceof FaultError ? error.fault.code : error),
    );
    const may = takes === 'any' || (takes !== 'impossible' && rights.includes(takes));
    if (may) expect(outcome).toBe('done');
    else
      expect(['ErrorPermission', 'NoSuchNode', 'MsgNotSupported', 'UnableToCreateRoom']).toContain(outcome);
  });

  test('finds its room, and no other', async () => {
    const found = await bot.chat.services.browseChatRoomsByCriteria('');
    expect(found.map(({ address }) => address)).toEqual([desk]);
  });

  test('hears what is said where it may read, and nothing else', async () => {
    const heard: string[] = [];
    const undo = session.on('chatMessageReceived', ({ text }) => heard.push(text));
    await ana.says(desk, 'For the desk');
    await ana.says(panel, 'For the panel');
    // Whatever was delivered has come before this is answered.
    await bot.chat.services.getChatRoom(desk);
    undo();
    expect(heard).toEqual(rights.includes('read') ? ['For the desk'] : []);
  });
});

test('a bot whose token is revoked is out, and told why', async () => {
  const bot = await Bot.signsIn(['read']);
  const session = await bot.enters(desk);
  const ended = new Promise<void>((resolve) => {
    bot.endpoint.on('stateChanged', (state) => state === 'Terminated' && resolve());
  });
  await revokeToken(server, bot.tokenId);
  await ended;
  expect(bot.endpoint.connection).toMatchObject({ state: 'offline', fault: { code: 'NotAuthorized' } });
  expect(session.state).toBe('Terminated');
});

test('a bot whose token runs out is out, and does not come back', async () => {
  const bot = await Bot.signsIn(['read'], Date.now() + 5_000);
  await new Promise<void>((resolve) => {
    bot.endpoint.on('stateChanged', (state) => state === 'Terminated' && resolve());
  });
  expect(bot.endpoint.connection).toMatchObject({ state: 'offline', fault: { code: 'CredentialsExpired' } });
});
