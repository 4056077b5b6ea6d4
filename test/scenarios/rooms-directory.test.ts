import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatRoomCriteria, ChatRoomSnapshot } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('The directory on $name', ({ name, start, missing }) => {
  const isPerch = name === 'Perch';
  const onOurs = testWhere(isPerch, missing);
  let server: ChatServer;
  let ana: Person;
  let ben: Person;
  const rooms: Record<string, string> = {};
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    ana = await Person.signsIn(server, 'ana');
    ben = await Person.signsIn(server, 'ben');
    const make = async (name: string, settings: object) => {
      rooms[name] = await ana.chat.management.createChatRoom({ name, ...settings });
    };
    await make('Harbour pilots', { privacy: 'Open', description: 'Ships that come in' });
    await make('Harbour masters', { privacy: 'Closed', description: 'Who decides' });
    await make('Harbour vault', { privacy: 'Secret' });
    await make('Harbour horn', { privacy: 'Open', behavior: 'Auditorium' });
    await make('Lighthouse', { privacy: 'Open', description: 'Seen from the harbour' });
  });
  afterAll(async () => {
    await ana?.leaves();
    await ben?.leaves();
    await server?.stop();
  });

  const names = (found: readonly ChatRoomSnapshot[]) => found.map((room) => room.name).toSorted();
  const finds = async (person: Person, criteria: ChatRoomCriteria) => {
    const { rooms: found, unanswered } = await person.chat.services.browseChatRoomsByFilterCriteria(criteria);
    return { names: names(found), unanswered };
  };

  test.skipIf(missing).each<[string, ChatRoomCriteria, readonly string[]]>([
    ['a word of the name', { text: 'HARBOUR' }, ['Harbour horn', 'Harbour masters', 'Harbour pilots']],
    ['any of two words', { text: 'masters pilots' }, ['Harbour masters', 'Harbour pilots']],
    ['all of two words', { text: 'pilots harbour', words: 'all' }, ['Harbour pilots']],
    ['a phrase', { text: 'harbour pilots', words: 'phrase' }, ['Harbour pilots']],
    ['a phrase that is not there', { text: 'pilots harbour', words: 'phrase' }, []],
    [
      'a word of the description',
      { text: 'harbour', inDescription: true, privacy: 'Open', behavior: 'Normal' },
      ['Harbour pilots', 'Lighthouse'],
    ],
    ['privacy', { text: 'harbour', privacy: 'Closed' }, ['Harbour masters']],
    ['behavior', { text: 'harbour', behavior: 'Auditorium' }, ['Harbour horn']],
  ])('a stranger finds rooms by %s, and no secret one', async (_, criteria, expected) => {
    expect(await finds(ben, criteria)).toEqual({ names: expected, unanswered: [] });
  });

  test.skipIf(missing)('whoever comes to look again finds a room that was made meanwhile', async () => {
    const cleo = await Person.signsIn(server, 'cleo');
    expect((await finds(cleo, {})).names).not.toContain('Breakwater');
    await ana.chat.management.createChatRoom({ name: 'Breakwater', privacy: 'Open' });
    expect((await finds(cleo, {})).names).toContain('Breakwater');
    expect((await finds(cleo, { text: 'breakwater' })).names).toEqual(['Breakwater']);
    await cleo.leaves();
  });

  test.skipIf(missing)('a long list is told part by part, each room once', async () => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = { max: 2, ...(after !== undefined && { after }) };
      const part = await ben.chat.services.browseChatRoomsByFilterCriteria({ text: 'harbour' }, page);
      expect(part.rooms.length).toBeLessThanOrEqual(2);
      expect(part.total).toBe(3);
      found.push(...names(part.rooms));
      after = part.next;
    } while (after !== undefined);
    expect(found.toSorted()).toEqual(['Harbour horn', 'Harbour masters', 'Harbour pilots']);
  });

  test.skipIf(missing)('what a service cannot answer is said, and nothing else is', async () => {
    const { services } = ben.chat;
    const asked = { member: ben.address, manager: ana.address, mine: 'member', addIn: 'x' } as const;
    const { unanswered } = await services.browseChatRoomsByFilterCriteria(asked);
    expect(unanswered.toSorted()).toEqual(isPerch ? [] : ['addIn', 'manager', 'member', 'mine']);
    expect(Object.keys(services.missingFacets)).toEqual(
      isPerch ? [] : expect.arrayContaining([...unanswered]),
    );
  });

  test.skipIf(missing)('the card of a closed room is read by a stranger who may not enter it', async () => {
    const room = rooms['Harbour masters'] ?? '';
    const card = await ben.chat.services.getChatRoomCard(room);
    expect(card).toMatchObject({
      address: room,
      name: 'Harbour masters',
      description: 'Who decides',
      privacy: 'Closed',
      behavior: 'Normal',
      permissions: { CanView: true, CanJoin: false, CanReadHistory: false, CanManageRoom: false },
      mayAskToJoin: isPerch,
      mayAskToPresent: false,
      disabled: false,
    });
    if (isPerch) expect(card.managers.map(({ id }) => id)).toEqual([ana.address]);
  });

  test.skipIf(missing)('the card of an open room tells who is in it, as far as the room does', async () => {
    const room = rooms['Harbour pilots'] ?? '';
    await ana.joins(room);
    const card = await ben.chat.services.getChatRoomCard(room);
    // Prosody tells only how many there are.
    expect(card.people).toEqual(name === 'Prosody' ? [] : [ana.user.displayName]);
    expect(card.occupants).toBe(1);
    expect(card.permissions).toMatchObject({ CanJoin: true, CanChat: true, CanManageRoom: false });
    await ana.session(room).leave();
  });

  onOurs('one finds one’s own rooms, also secret ones, and where somebody is', async () => {
    const { services } = ana.chat;
    expect(names((await services.browseChatRoomsIManage()).rooms)).toContain('Harbour vault');
    expect(names((await services.browseMyChatRooms()).rooms)).toContain('Harbour vault');
    const pilots = rooms['Harbour pilots'] ?? '';
    await ben.joins(pilots);
    expect(names((await services.browseChatRoomsByJoinedUser(ben.address)).rooms)).toEqual([
      'Harbour pilots',
    ]);
    await ben.session(pilots).leave();
    expect((await services.browseChatRoomsByJoinedUser(ben.address)).rooms).toEqual([]);
    const [category] = await ben.chat.management.findCategories();
    const inIt = await ben.chat.management.findChatRoomsByParentCategory(category?.uri ?? '');
    expect(names(inIt.rooms)).toEqual(expect.arrayContaining(['Harbour horn', 'Lighthouse']));
    expect(names(inIt.rooms)).not.toContain('Harbour vault');
    expect((await ben.chat.management.findChatRoomsUsingAddIn('Board')).rooms).toEqual([]);
  });

  onOurs('a secret room has no card for a stranger, as one that is not there', async () => {
    const { services } = ben.chat;
    const secret = services.getChatRoomCard(rooms['Harbour vault'] ?? '');
    await expect(secret).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
  });
});
