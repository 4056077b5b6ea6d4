import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatRoomSessionStateChange, FaultCode, Privacy } from '#electron/chat/index.ts';
import { readDiscoItems, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import type { ChatServer, ChatServerOptions } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

const stock = chatServers.filter(({ name }) => name !== 'Perch');
const places: readonly (Omit<(typeof chatServers)[number], 'start'> & { start(): Promise<ChatServer> })[] = [
  ...chatServers.map((kind) => ({ ...kind, start: () => kind.start() })),
  ...stock.map((kind) => {
    const options: ChatServerOptions = { rooms: 'stock' };
    return { ...kind, name: `${kind.name} as it comes`, start: () => kind.start(options) };
  }),
];

const refusal = (code: FaultCode, field?: string, values?: readonly string[]) => ({
  fault: { code, ...(field && { field }), ...(values && { values }) },
});

describe.each(places)('Rooms are managed on $name', ({ name, start, missing }) => {
  const isPerch = name === 'Perch';
  const onOurs = testWhere(isPerch, missing);
  const elsewhere = testWhere(!isPerch, missing);
  let server: ChatServer;
  let ana: Person;
  let ben: Person;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    ana = await Person.signsIn(server, 'ana');
    ben = await Person.signsIn(server, 'ben');
  });
  afterAll(async () => {
    await ana?.leaves();
    await ben?.leaves();
    await server?.stop();
  });

  const listed = async ({ user }: Person): Promise<readonly string[]> => {
    const answer = await user.session.request({
      type: 'get',
      to: server.chatService,
      payload: writeDiscoItems(),
    });
    return (answer && readDiscoItems(answer)?.items.map(({ address }) => address)) ?? [];
  };
  const terminated = (person: Person, room: string) =>
    new Promise<ChatRoomSessionStateChange>((resolve) =>
      person.session(room).on('chatRoomSessionStateChanged', (change) => {
        if (change.state === 'Terminated') resolve(change);
      }),
    );

  test.skipIf(missing)(
    'a room that is made with its people has them, and whoever made it manages it',
    async () => {
      const { management } = ana.chat;
      const room = await management.createChatRoom({
        name: 'Crew',
        description: 'Who sails',
        members: [ana.address, ben.address],
      });
      const information = await management.getChatRoom(room);
      expect(information).toMatchObject({
        address: room,
        name: 'Crew',
        privacy: 'Closed',
        behavior: 'Normal',
        disabled: false,
        managers: [ana.address],
      });
      expect(information.members.toSorted()).toEqual([ana.address, ben.address].toSorted());
      expect(information.missing.category === undefined).toBe(isPerch);
      if (information.missing.description === undefined) expect(information.description).toBe('Who sails');
      await ben.joins(room);
      await expect(ben.chat.management.getChatRoom(room)).rejects.toMatchObject(refusal('ErrorPermission'));
    },
  );

  test.skipIf(missing)('what somebody changes in their copy is saved, and nothing else', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Old name', privacy: 'Open' });
    const before = await management.getChatRoom(room);
    await management.updateChatRoom({ ...before, name: 'New name' });
    const after = await management.getChatRoom(room);
    const { revision: _, updated: __, ...rest } = before;
    expect(after).toMatchObject({ ...rest, name: 'New name' });
    expect((await ben.chat.services.getChatRoom(room)).name).toBe('New name');
  });

  const turns: readonly [from: Privacy, to: Privacy][] = [
    ['Open', 'Closed'],
    ['Open', 'Secret'],
    ['Closed', 'Secret'],
  ];
  test.skipIf(missing).each(turns)(
    'when a room that was %s becomes %s, whoever may not be in it any more goes',
    async (from, to) => {
      const { management } = ana.chat;
      const room = await management.createChatRoom({ name: `${from} then ${to}`, privacy: from });
      await ana.joins(room);
      if (from !== 'Open') await management.addUsersOrGroupsToRole('Member', room, [ben.address]);
      await ben.joins(room);
      const out = terminated(ben, room);
      const now = await management.getChatRoom(room);
      const lists = from === 'Open' ? {} : { members: [ana.address] };
      await management.updateChatRoom({ ...now, privacy: to }, lists);
      await out;
      expect(await management.getChatRoom(room)).toMatchObject({ privacy: to });
      expect(ana.session(room).state).toBe('Established');
      await expect(ben.joins(room)).rejects.toThrow();
    },
  );

  test.skipIf(missing)('a room that is opened is entered by a stranger', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Opened', privacy: 'Closed' });
    await expect(ben.joins(room)).rejects.toMatchObject(refusal('ErrorPermission'));
    await management.updateChatRoom({ ...(await management.getChatRoom(room)), privacy: 'Open' });
    await ben.joins(room);
    expect(ben.session(room).canChat).toBe(true);
  });

  test.skipIf(missing)(
    'an open room becomes an auditorium, in which who is made a presenter posts',
    async () => {
      const { management } = ana.chat;
      const room = await management.createChatRoom({ name: 'Stage', privacy: 'Open' });
      const now = await management.getChatRoom(room);
      await management.updateChatRoom({ ...now, behavior: 'Auditorium' });
      expect(await management.getChatRoom(room)).toMatchObject({ behavior: 'Auditorium', privacy: 'Open' });
      await ana.joins(room);
      await ben.joins(room);
      expect(ben.session(room).canChat).toBe(false);
      const mayTalk = new Promise((resolve) => ben.session(room).on('canChatChanged', resolve));
      await management.addUsersOrGroupsToRole('Presenter', room, [ben.address]);
      expect(await mayTalk).toBe(true);
      await ben.says(room, 'Thank you');
      await ana.sees(room, 'Thank you');
      const presenters = await management.getPresenters(room);
      expect(presenters.map(({ address }) => address)).toContain(ben.address);
    },
  );

  test.skipIf(missing)('several people get a role, keep it, and lose it again, all of them', async () => {
    const { management } = ana.chat;
    const cleo = await server.account('cleo');
    const dora = await server.account('dora');
    const room = await management.createChatRoom({ name: 'Several', privacy: 'Closed' });
    const list = async () => (await management.getMembers(room)).map(({ address }) => address).toSorted();
    await management.addUsersOrGroupsToRole('Member', room, [ben.address, cleo, dora]);
    expect(await list()).toEqual([ana.address, ben.address, cleo, dora].toSorted());
    await management.removeUsersOrGroupsFromRole('Member', room, [cleo, dora]);
    expect(await list()).toEqual([ana.address, ben.address].toSorted());
    await ben.joins(room);
  });

  test.skipIf(missing)('a second manager manages, and the last one stays', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Two keys', privacy: 'Open' });
    await management.addUsersOrGroupsToRole('Manager', room, [ben.address]);
    const bens = await ben.chat.management.getChatRoom(room);
    await ben.chat.management.updateChatRoom({ ...bens, name: 'Three keys' }, { managers: [ben.address] });
    await expect(management.getChatRoom(room)).rejects.toMatchObject(refusal('ErrorPermission'));
    const last = ben.chat.management.removeUsersOrGroupsFromRole('Manager', room, [ben.address]);
    await expect(last).rejects.toMatchObject(refusal('InvalidArgument', 'managers'));
    expect((await ben.chat.management.getManagers(room)).map(({ address }) => address)).toEqual([
      ben.address,
    ]);
  });

  test.skipIf(missing)('bad input is refused at its field, and nothing is saved', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Unharmed', privacy: 'Closed' });
    const now = await management.getChatRoom(room);
    const update = (changes: object, lists = {}) => management.updateChatRoom({ ...now, ...changes }, lists);
    await expect(management.createChatRoom({ name: ' ' })).rejects.toMatchObject(
      refusal('InvalidArgument', 'name'),
    );
    await expect(update({ name: 'x'.repeat(257) })).rejects.toMatchObject(refusal('InvalidArgument', 'name'));
    await expect(update({ description: 'x'.repeat(257) })).rejects.toMatchObject(
      refusal('InvalidArgument', 'description'),
    );
    await expect(update({ name: 'Harmed' }, { members: ['not an address'] })).rejects.toMatchObject(
      refusal('NoSuchPrincipal', 'members', ['not an address']),
    );
    await expect(update({ name: 'Harmed' }, { managers: [] })).rejects.toMatchObject(
      refusal('InvalidArgument', 'managers'),
    );
    const again = management.addUsersOrGroupsToRole('Manager', room, [ben.address, ana.address]);
    await expect(again).rejects.toMatchObject(refusal('PrincipalsAlreadyDefined', 'managers', [ana.address]));
    const absent = management.removeUsersOrGroupsFromRole('Member', room, [ben.address]);
    await expect(absent).rejects.toMatchObject(refusal('NoSuchPrincipal', 'members', [ben.address]));
    expect(await management.getChatRoom(room)).toEqual(now);
  });

  elsewhere('what is not there is refused with its sentence, before anything is asked', async () => {
    const { management } = ana.chat;
    const { missing } = management;
    const refused = async (settings: object, field: string, sentence: string | undefined) => {
      const made = management.createChatRoom({ name: 'Not here', ...settings });
      await expect(made).rejects.toMatchObject({
        fault: { code: 'MsgNotSupported', field, text: sentence },
      });
    };
    await refused({ behavior: 'Auditorium' }, 'behavior', missing['closed auditorium']);
    await refused({ category: 'somewhere' }, 'category', missing.category);
    await refused({ disabled: true }, 'disabled', missing.disabled);
    await refused({ addIn: 'Board' }, 'addIn', missing.addIn);
    await refused({ presenters: [ana.address] }, 'presenters', missing.presenters);
    const picker = management.findUsersOrGroupsForRole('Member', { category: server.chatService }, 'b');
    await expect(picker).rejects.toMatchObject(refusal('MsgNotSupported'));
    expect(await management.findCategories()).toMatchObject([{ uri: server.chatService, isDefault: true }]);
    expect(await management.getAllAddIns()).toEqual([]);
  });

  test.skipIf(missing)('a room that is deleted is gone for everybody in it', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Short-lived', privacy: 'Open' });
    await ben.joins(room);
    const out = terminated(ben, room);
    await management.deleteChatRoom(room);
    expect((await out).termination).toMatchObject({ cause: 'Destroyed' });
    // ejabberd never answers what reaches a room while it ends: ask when the room has left the list.
    await expect.poll(() => listed(ben)).not.toContain(room);
    await expect(ben.chat.services.getChatRoom(room)).rejects.toMatchObject(refusal('NoSuchNode'));
  });

  onOurs('of two who save, the second is told what the first changed', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Contested', privacy: 'Open' });
    await management.addUsersOrGroupsToRole('Manager', room, [ben.address]);
    const [anas, bens] = await Promise.all([
      management.getChatRoom(room),
      ben.chat.management.getChatRoom(room),
    ]);
    await management.updateChatRoom(
      { ...anas, name: 'By Ana', description: 'Hers' },
      { presenters: [ana.address, ben.address] },
    );
    const late = ben.chat.management.updateChatRoom({ ...bens, name: 'By Ben' });
    await expect(late).rejects.toMatchObject({ fault: { code: 'DataCollision' } });
    const values = await late.catch(({ fault }) => fault.values);
    expect(values.toSorted()).toEqual(['description', 'name', 'presenters']);
    expect((await ben.chat.management.getChatRoom(room)).name).toBe('By Ana');
  });

  onOurs('a name that is taken, people out of scope or unknown: each by its own code', async () => {
    const { management } = ana.chat;
    await management.createChatRoom({ name: 'Taken', privacy: 'Open' });
    await expect(management.createChatRoom({ name: 'taken' })).rejects.toMatchObject(
      refusal('DuplicateRoomName', 'name'),
    );
    const room = await management.createChatRoom({ name: 'Lists', privacy: 'Closed' });
    const now = await management.getChatRoom(room);
    const save = (lists: object) => management.updateChatRoom({ ...now, name: 'Changed' }, lists);
    await expect(save({ members: [ana.address, 'nobody@localhost'] })).rejects.toMatchObject(
      refusal('NoSuchPrincipal', 'members', ['nobody@localhost']),
    );
    await expect(save({ presenters: [ben.address] })).rejects.toMatchObject(
      refusal('PresenterNotInMemList', 'presenters', [ben.address]),
    );
    await expect(management.changeParentCategory(room, 'no-such')).rejects.toMatchObject(
      refusal('NoSuchNode', 'category'),
    );
    await expect(management.createChatRoom({ name: 'Nowhere', category: 'no-such' })).rejects.toMatchObject(
      refusal('NoSuchNode', 'category'),
    );
    expect(await management.getChatRoom(room)).toEqual(now);
  });

  onOurs('a disabled room is out of sight until it is enabled, and all of it comes back', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Asleep', privacy: 'Open' });
    await ana.joins(room);
    await ana.says(room, 'Kept');
    await ben.joins(room);
    const out = terminated(ben, room);
    await management.disableChatRoom(room);
    await out;
    await expect(ben.joins(room)).rejects.toMatchObject(refusal('NodeDisabled'));
    expect(await management.getChatRoom(room)).toMatchObject({ disabled: true });
    await management.enableChatRoom(room);
    await ben.joins(room);
    expect((await ben.reads(room)).map(({ text }) => text)).toEqual(['Kept']);
  });

  onOurs('the picker offers who is eligible, and nobody else', async () => {
    const { management } = ana.chat;
    const [category] = await management.findCategoriesWithCreateRights();
    const inCategory = { category: category?.uri ?? '' };
    const members = await management.findUsersOrGroupsForRole('Member', inCategory, 'ben');
    expect(members.principals.map(({ address }) => address)).toContain(ben.address);
    const room = await management.createChatRoom({ name: 'Picked', privacy: 'Closed' });
    const presenters = await management.findUsersOrGroupsForRole('Presenter', { room }, '');
    expect(presenters.principals.map(({ address }) => address)).toEqual([ana.address]);
    expect((await ana.chat.users.findUsers('ben')).principals.length).toBeGreaterThan(0);
    await expect(ana.chat.users.getUsers()).rejects.toMatchObject(refusal('ErrorPermission'));
  });
});
