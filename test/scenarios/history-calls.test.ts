import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatHistoryQueryOptions, ChatHistoryResult, RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';
import { twoInARoom } from '#test/support/two-in-a-room.ts';

const texts = ({ messages }: ChatHistoryResult): readonly string[] => messages.map(({ text }) => text);

describe.each(chatServers)('What was said on $name', ({ name, start, missing }) => {
  const ours = name === 'Perch';
  const testOn = (applies: boolean) => testWhere(applies, missing);
  let server: ChatServer;
  let ana: Person;
  let ben: Person;
  let desk: RoomAddress = '';
  let lab: RoomAddress = '';
  let ends: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    if (missing) return;
    const settings = { name: 'Query desk', privacy: 'Open' } as const;
    ({ server, ana, ben, desk, ends } = await twoInARoom({ start }, settings));
    lab = await ana.opens({ name: 'Query lab', privacy: 'Open' });
    await ana.says(desk, 'Rollout of the blue server');
    await ben.says(desk, 'The server is BLUE and naïve');
    await ana.says(desk, '東京タワーへ行く', { storyTitle: '旅行' });
    await ben.says(desk, 'Feed late: https://example.com/feed', { importance: 'Alert' });
    await ana.says(desk, 'Good night');
    await ana.says(lab, 'A server in the lab');
  });
  afterAll(() => ends?.());

  const everything = [
    'Rollout of the blue server',
    'The server is BLUE and naïve',
    '東京タワーへ行く',
    'Feed late: https://example.com/feed',
    'Good night',
  ];

  test.skipIf(missing)('is told from its end backwards', async () => {
    const session = ben.session(desk);
    const recent = await session.getRecentChatHistory(2);
    expect(recent.map(({ text }) => text)).toEqual(everything.slice(-2));
    const older = await session.retrieveAdditionalMessages(recent[0]?.archiveId ?? '', 50);
    expect(older.map(({ text }) => text)).toEqual(everything.slice(0, -2));
    await expect(session.getRecentChatHistory(0)).rejects.toMatchObject({
      fault: { code: 'InvalidArgument' },
    });
  });

  test.skipIf(missing)('is found by whatever it can be asked for', async () => {
    const session = ben.session(desk);
    const found = async (query: string | ChatHistoryQueryOptions) =>
      texts(await session.queryChatHistory(query));
    const [rollout, blue, tokyo, feed, night] = everything;
    expect(await found('server night')).toEqual([rollout, blue, night]);
    expect(await found({ searchString: 'server blue', matchAllWords: true })).toEqual([rollout, blue]);
    expect(await found({ searchString: 'blue server', matchExactPhrase: true })).toEqual([rollout]);
    expect(await found({ searchString: 'BLUE', matchCaseSensitive: true })).toEqual([blue]);
    expect(await found('naive')).toEqual([blue]);
    expect(await found('京タ')).toEqual([tokyo]);
    expect(await found('旅行')).toEqual([tokyo]);
    expect(await found('roll')).toEqual([rollout]);
    expect(await found({ authors: [ben.address], traits: ['link', 'alert'] })).toEqual([feed]);
    expect(await found({ traits: ['story'] })).toEqual([tokyo]);
    expect(await found('"')).toEqual([]);
    expect(await found({})).toEqual(everything);
    expect(await found({ dateEnding: Date.now() - 3_600_000 })).toEqual([]);
    expect(await found('blue \u0000 server')).toEqual([rollout, blue]);
    await expect(found({ dateBeginning: Number.NaN })).rejects.toMatchObject({
      fault: { code: 'InvalidArgument' },
    });
  });

  test.skipIf(missing)('is found part by part, in either order, with how many there are', async () => {
    const session = ben.session(desk);
    const query = { searchString: 'server night', resultLimit: 2, searchOrderReversed: true };
    const newest = await session.queryChatHistory(query);
    expect(newest).toMatchObject({ searchResultsCount: 3, exceededServerLimit: true });
    expect(texts(newest)).toEqual(['The server is BLUE and naïve', 'Good night']);
    const rest = await session.queryChatHistory({ ...query, startingMessageId: newest.continueFrom ?? '' });
    expect(texts(rest)).toEqual(['Rollout of the blue server']);
    expect(rest).toMatchObject({ exceededServerLimit: false });
    const turned = await session.queryChatHistory({ ...query, sortOrderReversed: true });
    expect(texts(turned)).toEqual(['Good night', 'The server is BLUE and naïve']);
  });

  test.skipIf(missing)('is found in rooms that one is not in', async () => {
    const cleo = await Person.signsIn(server, 'cleo');
    const results = await cleo.chat.services.queryChatHistory([desk, lab], {
      searchString: 'server',
    });
    expect(results.map((result) => [result.room, texts(result)])).toEqual([
      [desk, everything.slice(0, 2)],
      [lab, ['A server in the lab']],
    ]);
    expect(results.map((one) => one.searchResultsCount)).toEqual([2, 1]);
    expect(cleo.chat.services.searchesArchives).toBe(ours);
    await cleo.leaves();
  });

  test.skipIf(missing)('behind a wall is not found by who stands before it', async () => {
    const wall = await ana.opens({ name: 'Walled', privacy: 'Closed' });
    await ana.says(wall, 'A server behind the wall');
    const asked = ben.chat.services.queryChatHistory([wall, desk], { searchString: 'server' });
    if (ours) expect((await asked).map(({ room }) => room)).toEqual([desk]);
    else await expect(asked).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
  });

  test.skipIf(missing)('is looked for on the server by the window, where the server can', async () => {
    const folder = temporaryFolder('searching');
    const dora = await Member.starts(folder.path);
    await dora.signsIn(await server.account('dora'), server.webSocket);
    await dora.follows(lab);
    await dora.isIn(lab);
    const search = { text: 'lab serv', order: 'time' } as const;
    const asked = dora.ask('messages.searchServer', { search, limit: 10 });
    if (ours) expect(await asked).toMatchObject({ total: 1, limited: false, searched: [lab], unable: [] });
    else await expect(asked).rejects.toMatchObject({ fault: { code: 'MsgNotSupported' } });
    await dora.stops();
    folder.remove();
  });

  testOn(ours)('in a secret room is not found, and the room is as one that is not there', async () => {
    const secret = await ana.opens({ name: 'Hidden', privacy: 'Secret' });
    await ana.says(secret, 'server');
    const { services } = ben.chat;
    const [one, other] = await Promise.all(
      [secret, `${secret.split('@')[0]}0@${server.chatService}`].map((room) =>
        services.queryChatHistory([room], { searchString: 'server' }),
      ),
    );
    expect(one).toEqual([]);
    expect(other).toEqual([]);
  });
});
