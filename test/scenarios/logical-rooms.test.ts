import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Audience,
  type HeardMessage,
  LogicalChatRoomSession,
  type RoomAddress,
} from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

const patient = { timeout: 30_000 };

interface Panel {
  readonly ana: Person;
  readonly ben: Person;
  /** In the public room, and no insider. */
  readonly cleo: Person;
  readonly publicRoom: RoomAddress;
  readonly privateRoom: RoomAddress;
  readonly away: () => Promise<unknown>;
}

describe.each(chatServers)(
  'A public room and a secret one, seen as one, on $name',
  ({ name, start, missing }) => {
    const isOurs = name === 'Perch';
    let server: ChatServer;
    beforeAll(async () => {
      if (!missing) server = await start();
    });
    afterAll(() => server?.stop());

    /** Ana and Ben sit on the panel; on a server that keeps no links each has made theirs. */
    async function opens(): Promise<Panel> {
      const people = await Promise.all([
        Person.signsIn(server, 'ana'),
        Person.signsIn(server, 'ben'),
        Person.signsIn(server, 'cleo'),
      ]);
      const [ana, ben, cleo] = people;
      const publicRoom = await ana.chat.management.createChatRoom({
        name: `Talk ${ana.address}`,
        members: [ana.address, ben.address, cleo.address],
      });
      const { logicalRooms } = ana.chat.services;
      const privateRoom = await logicalRooms.create(publicRoom, {
        name: `Panel ${ana.address}`,
        members: [ana.address, ben.address],
      });
      if (!isOurs) await ben.chat.services.logicalRooms.link({ publicRoom, privateRoom });
      return {
        ana,
        ben,
        cleo,
        publicRoom,
        privateRoom,
        away: () => Promise.all(people.map((one) => one.leaves())),
      };
    }

    async function enters({ publicRoom, privateRoom }: Panel, person: Person) {
      const session = new LogicalChatRoomSession(person.chat);
      const heard: HeardMessage[] = [];
      session.on('chatMessageReceived', (one) => heard.push(one));
      await session.join({ publicRoom, privateRoom });
      return { session, heard: () => byAudience(heard) };
    }

    test.skipIf(missing)('insiders hear both and choose, outsiders hear what is public', async () => {
      const panel = await opens();
      const { ana, ben, cleo, publicRoom, privateRoom } = panel;
      await cleo.joins(publicRoom);
      const [one, other] = [await enters(panel, ana), await enters(panel, ben)];
      expect(one.session.audiences).toEqual(['public', 'private']);
      await one.session.sendChatMessage('public', 'Welcome, everybody');
      await one.session.sendChatMessage('private', 'Who begins?');
      await other.session.sendChatMessage('private', 'I do');
      await other.session.sendChatMessage('public', 'Good morning');

      const said = { public: ['Welcome, everybody', 'Good morning'], private: ['Who begins?', 'I do'] };
      await expect.poll(one.heard, patient).toEqual(said);
      await expect.poll(other.heard, patient).toEqual(said);
      const recent = await other.session.getRecentChatHistory(10);
      expect(byAudience(recent)).toEqual(said);
      // A server that keeps whole seconds cannot tell which of two rooms was first.
      const order = recent.map(({ message }) => message.sentAt);
      expect(order).toEqual(order.toSorted());
      await cleo.sees(publicRoom, 'Good morning');
      expect(cleo.heard(publicRoom)).toEqual(said.public);

      expect(await ana.chat.services.logicalRooms.list()).toEqual([{ publicRoom, privateRoom }]);
      expect(await cleo.chat.services.logicalRooms.list()).toEqual([]);
      const { companion } = await cleo.chat.services.getChatRoom(publicRoom);
      expect(companion).toBeUndefined();
      await panel.away();
    });

    test.skipIf(missing)('nothing goes to the public once the private room is lost', async () => {
      const panel = await opens();
      const { ana, ben, privateRoom } = panel;
      const { session } = await enters(panel, ben);
      const ended = new Promise((resolve) => session.on('privateRoomEnded', resolve));
      await ana.chat.management.removeUsersOrGroupsFromRole('Member', privateRoom, [ben.address]);
      expect(await ended).toMatchObject({ cause: 'AffiliationChanged' });
      expect(session.audiences).toEqual(['public']);
      await expect(session.sendChatMessage('private', 'Between us')).rejects.toMatchObject({
        fault: { code: 'UserNotJoined' },
      });
      expect(await session.publicSession.getRecentChatHistory(10)).toEqual([]);
      await panel.away();
    });

    test.skipIf(missing)(
      'what is parted is two rooms again, and is heard of where one is in it',
      async () => {
        const panel = await opens();
        const { ana, privateRoom } = panel;
        const { session } = await enters(panel, ana);
        const ended = new Promise((resolve) => session.on('privateRoomEnded', resolve));
        await ana.chat.services.logicalRooms.unlink(privateRoom);
        expect(await ended).toBeUndefined();
        expect(await ana.chat.services.logicalRooms.list()).toEqual([]);
        await panel.away();
      },
    );

    test.skipIf(missing)(
      'rooms that are not linked, or the wrong way round, are not entered as one',
      async () => {
        const panel = await opens();
        const { ana, publicRoom, privateRoom } = panel;
        const { logicalRooms } = ana.chat.services;
        const session = new LogicalChatRoomSession(ana.chat);
        await expect(
          session.join({ publicRoom: privateRoom, privateRoom: publicRoom }),
        ).rejects.toMatchObject({
          fault: { code: 'InvalidArgument' },
        });
        expect(ana.chat.activeChatRoomSessions).toEqual([]);
        await expect(
          logicalRooms.link({ publicRoom: privateRoom, privateRoom: publicRoom }),
        ).rejects.toMatchObject({ fault: { code: 'InvalidArgument', field: 'companion' } });
        await panel.away();
      },
    );

    test.skipIf(missing)('what is linked or parted on one device is so on the other', async () => {
      const panel = await opens();
      const { ana, publicRoom, privateRoom } = panel;
      const phone = await Person.returns(server, ana.address);
      const session = await phone.joins(privateRoom);
      expect(session.properties?.companion).toBe(publicRoom);
      const parts = async (): Promise<boolean> => {
        await ana.chat.services.logicalRooms.unlink(privateRoom);
        await ana.chat.services.logicalRooms.link({ publicRoom, privateRoom });
        return hasHeard;
      };
      let hasHeard = false;
      session.on('chatRoomPropertiesChanged', () => {
        hasHeard = true;
      });
      // A server learns only after the sign-in what a device wants to be told of the own lists (XEP-0115, 6.2).
      await expect.poll(parts, patient).toBe(true);
      await expect.poll(() => session.properties?.companion, patient).toBe(publicRoom);
      await ana.chat.services.logicalRooms.unlink(privateRoom);
      await expect.poll(() => session.properties?.companion, patient).toBeUndefined();
      await Promise.all([panel.away(), phone.leaves()]);
    });

    const testOnOurs = testWhere(isOurs, missing);

    testOnOurs('who may not enter the public room is named, and let in there in the same step', async () => {
      const panel = await opens();
      const { ana, publicRoom } = panel;
      const dora = await Person.signsIn(server, 'dora');
      const { logicalRooms } = ana.chat.services;
      const members = [ana.address, dora.address];
      const [misfit, ...more] = await logicalRooms.preview(publicRoom, members);
      expect(misfit).toMatchObject({ principal: { address: dora.address }, addable: true });
      expect(more).toEqual([]);
      const settings = { name: `Second panel ${ana.address}`, members };
      await expect(logicalRooms.create(publicRoom, settings)).rejects.toMatchObject({
        fault: { code: 'PrincipalsNotInScope', field: 'companion', values: [dora.address] },
      });
      const privateRoom = await logicalRooms.create(publicRoom, settings, { addMembers: true });
      const { companion } = await dora.chat.services.getChatRoom(privateRoom);
      expect(companion).toBe(publicRoom);
      expect(await dora.chat.services.logicalRooms.list()).toEqual([{ publicRoom, privateRoom }]);
      await Promise.all([panel.away(), dora.leaves()]);
    });

    testOnOurs('losing the public room ends the private one first', async () => {
      const panel = await opens();
      const { ana, ben, publicRoom } = panel;
      const { session } = await enters(panel, ben);
      const ends: string[] = [];
      session.on('privateRoomEnded', () => ends.push('private'));
      const over = new Promise<void>((resolve) => {
        session.on('logicalRoomEnded', () => {
          ends.push('both');
          resolve();
        });
      });
      await ana.chat.management.removeUsersOrGroupsFromRole('Member', publicRoom, [ben.address]);
      await over;
      expect(ends).toEqual(['private', 'both']);
      expect(session.audiences).toEqual([]);
      await panel.away();
    });
  },
);

function byAudience(heard: readonly HeardMessage[]): Readonly<Record<Audience, readonly string[]>> {
  const of = (wanted: Audience): readonly string[] =>
    heard.flatMap(({ audience, message }) => (audience === wanted ? [message.text] : []));
  return { public: of('public'), private: of('private') };
}
