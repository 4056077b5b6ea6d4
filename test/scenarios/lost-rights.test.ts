import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { filesWith } from '#test/support/files-with.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('Losing the right to a room on $name', ({ start, missing }) => {
  let folder: TemporaryFolder;
  let server: ChatServer;
  let ana: Person;
  let ben: Member;
  let address: string;
  beforeAll(async () => {
    if (missing) return;
    folder = temporaryFolder('lost-rights');
    server = await start();
    ana = await Person.signsIn(server, 'ana');
    address = await server.account('ben');
    ben = await Member.starts(folder.path);
    await ben.signsIn(address, server.webSocket);
  });
  afterAll(async () => {
    await ben?.stops();
    await ana?.leaves();
    await server?.stop();
    folder?.remove();
  });

  const kept = (word: string): boolean => filesWith(join(folder.path, 'accounts'), word).length > 0;
  const sets = (to: string, item: Record<string, string>) =>
    ana.user.session.request({
      type: 'set',
      to,
      payload: xml('query', { xmlns: NS.mucAdmin }, xml('item', item)),
    });

  test.skipIf(missing).each<[string, string, (room: string) => Promise<unknown>]>([
    [
      'membership',
      'membershipword',
      (room) => ana.chat.management.removeUsersOrGroupsFromRole('Member', room, [address]),
    ],
    ['access by a ban', 'bannedword', (room) => sets(room, { jid: address, affiliation: 'outcast' })],
    ['a seat by a kick', 'kickedword', (room) => sets(room, { nick: nickname(room), role: 'none' })],
  ])('the loss of %s removes the room, and no other', async (_, word, lose) => {
    const privacy = 'Closed';
    const [lost, other] = [
      await ana.opens({ name: word, privacy }),
      await ana.opens({ name: `Not ${word}`.replace('word', 's'), privacy }),
    ];
    for (const room of [lost, other]) {
      await ana.chat.management.addUsersOrGroupsToRole('Member', room, [address]);
      await ben.follows(room);
    }
    await ana.says(lost, `here the ${word} is said`);
    await ana.says(other, 'elsewhere');
    await ben.sees(lost, `here the ${word} is said`);
    await ben.sees(other, 'elsewhere');
    const gone = ben.until(
      'rooms.changed',
      ({ rooms }) => rooms.every((room) => room.address !== lost),
      (change) => change.gone.includes(lost),
    );
    await lose(lost);
    await gone;
    expect(
      (await ben.ask('messages.search', { search: { text: word, order: 'time' }, limit: 9 })).hits,
    ).toEqual([]);
    expect(await ben.reads(other)).toEqual(['elsewhere']);
    expect(kept(`here the ${word} is said`)).toBe(false);
  });

  const nickname = (room: string): string =>
    ana.session(room).participants.find(({ self }) => !self)?.person.name ?? '';
});
