import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { filesWith } from '#test/support/files-with.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('Speaking in two circles at once on $name', ({ name, start, missing }) => {
  const isOurs = name === 'Perch';
  const secret = 'xyzzyplan';
  let folder: TemporaryFolder;
  let server: ChatServer;
  let ana: Person;
  /** In the public room, and no insider. */
  let cleo: Person;
  /** Uses Perch, and is an insider. */
  let ben: Member;
  let address: string;
  let talk: string;
  let panel: string;

  beforeAll(async () => {
    if (missing) return;
    folder = temporaryFolder('two-circles');
    server = await start();
    ana = await Person.signsIn(server, 'ana');
    cleo = await Person.signsIn(server, 'cleo');
    address = await server.account('ben');
    ben = await Member.starts(folder.path);
    await ben.signsIn(address, server.webSocket);
    const insiders = [ana.address, address];
    talk = await ana.chat.management.createChatRoom({ name: 'Talk', members: [...insiders, cleo.address] });
    panel = await ana.chat.services.logicalRooms.create(talk, { name: 'Panel', members: insiders });
    for (const room of [talk, panel]) await ana.joins(room);
    await cleo.joins(talk);
  });
  afterAll(async () => {
    await ben?.stops();
    await cleo?.leaves();
    await ana?.leaves();
    await server?.stop();
    folder?.remove();
  });

  const isOne = () =>
    ben.until(
      'rooms.changed',
      ({ rooms }) => rooms.some((room) => room.address === panel && room.companion === talk),
      ({ changed }) => changed.some((room) => room.address === panel && room.companion === talk),
    );
  const reads = async () => {
    const page = { room: talk, beside: panel, from: { at: 'newest' }, limit: 50 } as const;
    const { messages } = await ben.ask('messages.page', page);
    return messages.map(({ room, text }) => [room === panel ? 'private' : 'public', text]);
  };
  const kept = (word: string): boolean => filesWith(join(folder.path, 'accounts'), word).length > 0;

  test.skipIf(missing)(
    'who follows the private room has both as one, and each post goes to whom it is for',
    async () => {
      await ben.follows(panel);
      // Where the server keeps no links, each person makes theirs.
      if (!isOurs)
        await ben.ask('logicalRooms.link', { publicRoom: talk, privateRoom: panel, addMembers: false });
      await isOne();
      await ben.isIn(talk);
      await ana.says(talk, 'Welcome');
      await ben.sees(talk, 'Welcome');
      await ben.says(panel, `The ${secret} is on`);
      await ben.sees(panel, `The ${secret} is on`);
      await ben.says(talk, 'Good morning');
      await ben.sees(talk, 'Good morning');
      await ana.sees(panel, `The ${secret} is on`);
      await cleo.sees(talk, 'Welcome', 'Good morning');
      expect(cleo.heard(talk)).toEqual(['Welcome', 'Good morning']);
      expect(await reads()).toEqual([
        ['public', 'Welcome'],
        ['private', `The ${secret} is on`],
        ['public', 'Good morning'],
      ]);
    },
  );

  test.skipIf(missing)('another device of the same person has them as one too', async () => {
    const other = temporaryFolder('two-circles-other');
    const second = await Member.starts(other.path);
    try {
      await second.signsIn(address, server.webSocket);
      await second.until(
        'rooms.changed',
        ({ rooms }) => rooms.some((room) => room.address === panel && room.companion === talk),
        ({ changed }) => changed.some((room) => room.address === panel && room.companion === talk),
      );
    } finally {
      await second.stops();
      other.remove();
    }
  });

  test.skipIf(missing)(
    'who loses the private room has the public one, and nothing of the other',
    async () => {
      const gone = ben.until(
        'rooms.changed',
        ({ rooms }) => rooms.every((room) => room.address !== panel),
        (change) => change.gone.includes(panel),
      );
      await ana.chat.management.removeUsersOrGroupsFromRole('Member', panel, [address]);
      await gone;
      expect(await reads()).toEqual([
        ['public', 'Welcome'],
        ['public', 'Good morning'],
      ]);
      await ben.ask('app.snapshot', {}).then(({ rooms }) => expect(rooms).toHaveLength(1));
      expect(kept(secret)).toBe(false);
    },
  );
});
