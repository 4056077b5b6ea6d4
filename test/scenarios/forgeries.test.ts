import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatRoomInvitation, RoomAddress } from '#electron/chat/index.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

const body = (text: string) => xml('body', {}, text);
const past = '1999-12-31T23:59:59Z';

describe.each(chatServers)('Forgeries on $name', ({ start, missing }) => {
  let server: ChatServer;
  let ana: Person;
  let ben: Person;
  /** Who forges. */
  let cleo: Person;
  let room: RoomAddress;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    ana = await Person.signsIn(server, 'ana');
    ben = await Person.signsIn(server, 'ben');
    cleo = await Person.signsIn(server, 'cleo');
    room = await ana.opens({ name: 'Desk', privacy: 'Open' });
    await ben.joins(room);
    await ben.chat.services.followedRooms.follow(room, 'Desk');
  });
  afterAll(async () => {
    await Promise.all([ana?.leaves(), ben?.leaves(), cleo?.leaves()]);
    await server?.stop();
  });

  const nameOf = (person: Person): string =>
    person.session(room).participants.find(({ self }) => self)?.person.name ?? '';

  test.skipIf(missing)('that a stranger sends are believed in nothing', async () => {
    const said = xml(
      'message',
      { xmlns: NS.client, from: `${room}/ana`, to: ben.address, type: 'groupchat', id: 'f' },
      body('forged'),
    );
    const stamp = xml('delay', { xmlns: NS.delay, stamp: past });
    const forwarded = () => xml('forwarded', { xmlns: NS.forward }, stamp, said);
    const bookmark = xml('conference', { xmlns: NS.bookmarks, autojoin: 'true', name: 'Trap' });
    const kick = xml(
      'x',
      { xmlns: NS.mucUser },
      xml('item', { affiliation: 'none', role: 'none' }),
      xml('status', { code: '307' }),
      xml('status', { code: '110' }),
    );
    const payloads: readonly Element[] = [
      xml('received', { xmlns: NS.carbons }, forwarded()),
      xml('sent', { xmlns: NS.carbons }, forwarded()),
      xml('result', { xmlns: NS.archive, id: 'f1', queryid: '1' }, forwarded()),
      xml(
        'event',
        { xmlns: NS.pubsubEvent },
        xml('items', { node: NS.bookmarks }, xml('item', { id: 'trap@rooms.example' }, bookmark)),
      ),
      xml(
        'event',
        { xmlns: NS.pubsubEvent },
        xml('items', { node: NS.bookmarks }, xml('retract', { id: room })),
      ),
      xml('x', { xmlns: NS.mucUser }, xml('invite', { from: ana.address })),
      xml('x', { xmlns: NS.mucUser }, xml('status', { code: '104' })),
    ];
    const invitations: ChatRoomInvitation[] = [];
    ben.chat.on('chatRoomInvitationReceived', (invitation) => invitations.push(invitation));
    const to = ben.user.session.fullAddress ?? '';
    const { session } = cleo.user;
    for (const payload of payloads) {
      for (const type of ['chat', 'headline', 'normal']) {
        await session.send(xml('message', { to, type }, body('forged'), payload));
      }
    }
    await session.send(xml('presence', { to, type: 'unavailable' }, kick));
    await session.send(xml('presence', { to, type: 'error' }, kick));
    const push = xml('query', { xmlns: NS.roster }, xml('item', { jid: cleo.address, subscription: 'both' }));
    await expect(session.request({ type: 'set', to, payload: push })).rejects.toThrow();
    // What is honest arrives after all of it.
    const honest = new Promise<ChatRoomInvitation>((resolve) =>
      ben.chat.on('chatRoomInvitationReceived', resolve),
    );
    await session.send(xml('message', { to }, xml('x', { xmlns: NS.conference, jid: 'fair@rooms.example' })));
    expect(await honest).toMatchObject({ room: 'fair@rooms.example', inviter: { id: cleo.address } });
    expect(invitations).toEqual([await honest]);
    await ana.says(room, 'true');
    await ben.sees(room, 'true');
    expect(ben.heard(room)).toEqual(['true']);
    expect(ben.session(room).state).toBe('Established');
    expect((await ben.reads(room)).map(({ text }) => text)).toEqual(['true']);
    expect((await ben.chat.services.followedRooms.list()).map((one) => one.room)).toEqual([room]);
  });

  test.skipIf(missing)(
    'that somebody in the room weaves into their words change nothing but their words',
    async () => {
      await cleo.joins(room);
      const heard = new Promise<unknown>((resolve) =>
        ben
          .session(room)
          .on('chatMessageReceived', (message) => message.text === 'woven' && resolve(message)),
      );
      const before = Date.now() - 60_000;
      const nickname = nameOf(ana);
      const woven = xml(
        'message',
        { to: room, type: 'groupchat', id: 'w1' },
        body('woven'),
        xml('delay', { xmlns: NS.delay, from: room, stamp: past }),
        xml('stanza-id', { xmlns: NS.stanzaIds, by: room, id: 'forged' }),
        xml('occupant-id', { xmlns: NS.occupantId, id: 'forged' }),
        xml(
          'x',
          { xmlns: NS.mucUser },
          xml('item', { jid: ana.address, affiliation: 'owner', role: 'moderator' }),
        ),
        xml('x', { xmlns: NS.mucUser }, xml('status', { code: '110' }), xml('status', { code: '301' })),
        xml(
          'addresses',
          { xmlns: 'http://jabber.org/protocol/address' },
          xml('address', { type: 'ofrom', jid: `${room}/${nickname}` }),
        ),
        xml('nick', { xmlns: 'http://jabber.org/protocol/nick' }, nickname),
      );
      await cleo.user.session.send(woven);
      const live = await heard;
      const archived = (await ben.reads(room)).find(({ text }) => text === 'woven');
      for (const message of [live, archived]) {
        expect(message).toMatchObject({ author: { name: nameOf(cleo) }, own: false });
        expect(message).not.toMatchObject({ author: { id: ana.address } });
        expect(message).not.toMatchObject({ archiveId: 'forged' });
        expect(message).toHaveProperty(
          'sentAt',
          expect.toSatisfy((at: number) => at > before),
        );
      }
      expect(ben.session(room).state).toBe('Established');
      await ana.says(room, 'still ana');
      await ben.sees(room, 'still ana');
      expect((await ben.reads(room)).at(-1)?.author.name).toBe(nameOf(ana));
    },
  );

  const posing = () =>
    xml(
      'x',
      { xmlns: NS.mucUser },
      xml('item', { jid: ana.address, affiliation: 'owner', role: 'moderator' }),
    );
  const codes = () => xml('x', { xmlns: NS.mucUser }, xml('status', { code: '110' }));

  test.skipIf(missing).each<[string, () => readonly Element[]]>([
    ['once', () => [posing()]],
    ['before something else', () => [posing(), codes()]],
    ['after something else', () => [codes(), posing()]],
    ['twice', () => [posing(), posing()]],
    ['as an occupant id', () => [xml('occupant-id', { xmlns: NS.occupantId, id: ana.address })]],
  ])('that name another author %s are by whom they are, live and in the archive', async (how, parts) => {
    if (cleo.session(room).state !== 'Established') throw new Error('Cleo is not there.');
    const text = `by Cleo, ${how}`;
    await cleo.user.session.send(
      xml('message', { to: room, type: 'groupchat', id: text }, body(text), ...parts()),
    );
    await ben.sees(room, text);
    const archived = (await ben.reads(room)).find((message) => message.text === text);
    expect(archived).toMatchObject({ author: { name: nameOf(cleo) }, own: false });
    expect(archived?.author.id).not.toBe(ana.address);
    const own = (await ana.reads(room)).find((message) => message.text === text);
    expect(own).toMatchObject({ author: { name: nameOf(cleo) }, own: false });
  });

  test.skipIf(missing)('of a presence by somebody in the room move nobody but themselves', async () => {
    const forged = xml(
      'x',
      { xmlns: NS.mucUser },
      xml('item', { jid: ana.address, affiliation: 'owner', role: 'moderator' }),
      xml('status', { code: '110' }),
      xml('status', { code: '201' }),
      xml('status', { code: '307' }),
    );
    const nickname = nameOf(cleo);
    await cleo.user.session.send(xml('presence', { to: `${room}/${nickname}` }, forged));
    await cleo.says(room, 'after');
    await ben.sees(room, 'after');
    const { participants, state } = ben.session(room);
    expect(state).toBe('Established');
    expect(participants.filter(({ self }) => self).map(({ person }) => person.id)).toEqual([ben.address]);
    expect(participants.find(({ person }) => person.id === cleo.address)).toMatchObject({ isManager: false });
    await ben.says(room, 'still here');
    await ana.sees(room, 'still here');
  });

  test.skipIf(missing)(
    'said under the name of somebody who is away are not theirs when they come back',
    async () => {
      const [hers, mine] = [nameOf(ana), nameOf(cleo)];
      const takes = (name: string) => cleo.user.session.send(xml('presence', { to: `${room}/${name}` }));
      await ana.session(room).leave();
      await takes(hers);
      await cleo.user.session.send(
        xml('message', { to: room, type: 'groupchat', id: 'i1' }, body('I am Ana')),
      );
      await ben.sees(room, 'I am Ana');
      await takes(mine);
      await cleo.says(room, 'I am Cleo');
      await ben.sees(room, 'I am Cleo');
      await ana.joins(room);
      const said = (await ana.reads(room)).find(({ text }) => text === 'I am Ana');
      expect(said).toMatchObject({ own: false });
      expect(said?.author.id).not.toBe(ana.address);
    },
  );
});
