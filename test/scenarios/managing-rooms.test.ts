import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { RoomEntry } from '#electron/bridge/contract.ts';
import type { ChatServer, PersonName } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';

/** Also with rooms as the servers come with them: not persistent, not archived, unless somebody asks for it. */
const byDefault = chatServers
  .filter(({ name }) => name !== 'Perch')
  .map(({ name, missing, start }) => ({
    name: `${name} by default`,
    missing,
    start: () => start({ rooms: 'stock' }),
  }));

describe.each([...chatServers, ...byDefault])(
  'Running rooms from Perch on $name',
  ({ name, start, missing }) => {
    const isPerch = name === 'Perch';
    let server: ChatServer;
    beforeAll(async () => {
      if (!missing) server = await start();
    });
    afterAll(() => server?.stop());

    /** Somebody in Perch, who knows what the service offers. */
    async function comes(person: PersonName, data = newFolder()) {
      const who = await Member.starts(data);
      onTestFinished(() => who.stops());
      const address = await server.account(person);
      await who.signsIn(address, server.webSocket);
      await who.until(
        'service.changed',
        ({ service }) => service !== null,
        ({ service }) => service !== null,
      );
      return { who, address };
    }

    function newFolder(): string {
      const folder = temporaryFolder('managing');
      onTestFinished(() => folder.remove());
      return folder.path;
    }

    const isInvitedTo = (who: Member, room: string): Promise<void> =>
      who.until(
        'roomInvitations.changed',
        ({ roomInvitations }) => roomInvitations.some((one) => one.room === room),
        ({ invitations }) => invitations.some((one) => one.room === room),
      );

    /** Resolves when the entry of a room passes, as it is or as it becomes; absent where it is not on the list. */
    function shows(
      who: Member,
      room: string,
      fits: (entry: RoomEntry | undefined) => boolean,
    ): Promise<void> {
      const find = (rooms: readonly RoomEntry[]) => rooms.find(({ address }) => address === room);
      return who.until(
        'rooms.changed',
        ({ rooms }) => fits(find(rooms)),
        ({ changed, gone }) => (find(changed) !== undefined || gone.includes(room)) && fits(find(changed)),
      );
    }

    test.skipIf(missing)('a room is made, shared, changed and ended', async () => {
      const { who: ana, address: anas } = await comes('ana');
      const { who: ben, address: bens } = await comes('ben');
      const { room } = await ana.ask('rooms.create', {
        name: 'Panel',
        description: 'Between us',
        privacy: 'Closed',
        members: [anas, bens],
      });
      await ana.isIn(room);
      const { record } = await ana.ask('rooms.read', { room });
      expect(record.information).toMatchObject({
        name: 'Panel',
        description: 'Between us',
        privacy: 'Closed',
      });
      expect(record.information.managers).toEqual([anas]);
      expect(record.information.members).toContain(bens);
      expect(record.people.map(({ address }) => address)).toEqual(expect.arrayContaining([anas, bens]));

      await ana.ask('rooms.invite', { room, addresses: [bens], reason: 'Come in' });
      await isInvitedTo(ben, room);
      await ben.ask('roomInvitations.accept', { room });
      await ben.isIn(room);
      expect((await ben.ask('app.snapshot', {})).roomInvitations).toEqual([]);
      await ana.says(room, 'a word between us');
      await ben.sees(room, 'a word between us');

      const { revision } = (await ana.ask('rooms.read', { room })).record.information;
      const { record: saved } = await ana.ask('rooms.save', {
        room,
        ...(revision !== undefined && { revision }),
        changes: { name: 'Panel two', description: '' },
      });
      expect(saved.information).toMatchObject({ name: 'Panel two', description: '' });
      await shows(ben, room, (entry) => entry?.name === 'Panel two');

      const lost = ben.hears('room.lost');
      await ana.ask('rooms.save', { room, changes: { members: [anas] } });
      expect(await lost).toMatchObject({ room });
      await shows(ben, room, (entry) => entry === undefined);
      expect(
        (await ben.ask('messages.search', { search: { text: 'between', order: 'time' }, limit: 10 })).hits,
      ).toEqual([]);

      // On our service only administrators end a room in which something was said.
      if (isPerch) {
        await ana.ask('rooms.disable', { room });
        await expect(ben.ask('rooms.card', { room })).rejects.toThrow();
      } else {
        await ana.ask('rooms.destroy', { room });
        await shows(ana, room, (entry) => entry === undefined);
      }
    });

    test.skipIf(missing)(
      'what cannot be had here is not offered, says why, and is refused at its field',
      async () => {
        const { who: ana } = await comes('ana');
        const { service } = await ana.ask('rooms.service', {});
        expect(service.categories.some(({ mayCreate }) => mayCreate)).toBe(true);
        if (isPerch) return expect(service).toMatchObject({ missing: {}, missingFacets: {} });
        for (const why of [...Object.values(service.missing), ...Object.values(service.missingFacets)]) {
          expect(why).toMatch(/^[A-Z].*\.$/s);
        }
        expect(service.missing).toHaveProperty('closed auditorium');
        const { rooms: before } = await ana.ask('app.snapshot', {});
        const hall = ana.ask('rooms.create', { name: 'Hall', privacy: 'Closed', behavior: 'Auditorium' });
        await expect(hall).rejects.toMatchObject({ fault: { code: 'MsgNotSupported', field: 'behavior' } });
        expect((await ana.ask('app.snapshot', {})).rooms).toEqual(before);
      },
    );

    test.skipIf(missing)(
      'who is invited while they are away finds the invitation when they come back',
      async () => {
        const data = newFolder();
        const { who: ana } = await comes('ana');
        const { who: ben, address: bens } = await comes('ben', data);
        await ben.stops();
        const { room } = await ana.ask('rooms.create', { name: 'Panel', privacy: 'Closed' });
        await ana.isIn(room);
        await ana.ask('rooms.invite', { room, addresses: [bens], reason: 'Come in' });

        const back = await Member.starts(data);
        onTestFinished(() => back.stops());
        await isInvitedTo(back, room);
        await back.ask('roomInvitations.accept', { room });
        await back.isIn(room);
      },
    );

    test.skipIf(missing)('rooms are found part by part, and looked at before they are entered', async () => {
      const { who: ana } = await comes('ana');
      const { who: ben } = await comes('ben');
      for (const number of ['one', 'two', 'three']) {
        await ana.ask('rooms.create', {
          name: `Quay ${number}`,
          privacy: 'Open',
          description: 'By the water',
        });
      }
      const names: string[] = [];
      let after: string | undefined;
      do {
        const part = await ben.ask('rooms.search', {
          criteria: { text: 'quay' },
          ...(after !== undefined && { after }),
          max: 2,
        });
        names.push(...part.rooms.map((room) => room.name));
        after = part.next;
      } while (after !== undefined);
      expect(names.sort()).toEqual(['Quay one', 'Quay three', 'Quay two']);

      const criteria = { text: 'quay two', words: 'all' } as const;
      const [found] = (await ben.ask('rooms.search', { criteria, max: 10 })).rooms;
      if (!found) throw new Error('It was not found.');
      const { card } = await ben.ask('rooms.card', { room: found.address });
      expect(card).toMatchObject({ name: 'Quay two', description: 'By the water', privacy: 'Open' });
      expect(card.permissions).toMatchObject({ CanJoin: true, CanManageRoom: false });
      await ben.ask('rooms.follow', { room: found.address });
      await ben.isIn(found.address);
    });
  },
);
