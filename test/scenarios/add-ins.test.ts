import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFiles, writeFolder } from '#test/support/add-in-package.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

const rights = ['messages.post', 'messages.read'] as const;
const coded = { kind: 'urn:example:build', data: { ok: false } };

describe.each(chatServers)('an add-in beside a room, on $name', ({ name, start, missing }) => {
  let server: ChatServer;
  let folder: TemporaryFolder;
  let ana: Person;
  let ben: Member;
  let room: string;
  let addIn: string;

  beforeAll(async () => {
    if (missing) return;
    server = await start();
    folder = temporaryFolder('add-ins');
    ana = await Person.signsIn(server, 'ana');
    room = await ana.opens({ name: 'Desk', privacy: 'Open' });
    if (name !== 'Perch') {
      const properties = await ana.chat.services.getChatRoom(room);
      const url = 'https://addins.example/cards.zip';
      await ana.chat.services.roomAddIns.choose(properties, { name: 'House cards', url });
    }
    ben = await Member.starts(join(folder.path, 'data'));
    await ben.signsIn(await server.account('ben'), server.webSocket);
    await ben.follows(room);
    await ben.isIn(room);
    addIn = await installs();
  });
  afterAll(async () => {
    await ana?.leaves();
    await ben?.stops();
    await server?.stop();
    folder?.remove();
  });

  async function installs(): Promise<string> {
    const optional = rights.map((right) => ({ right, purpose: 'To be tried.' }));
    const files = packageFiles({ rights: { required: [], optional } });
    const path = writeFolder(join(folder.path, 'cards'), files);
    const { token } = await ben.ask('addIns.inspect', { from: { kind: 'folder', path } });
    const installed = await ben.ask('addIns.install', { token });
    await ben.ask('addIns.open', { room, addIn: installed.addIn });
    const grant = { scope: 'room', rights, hosts: [] } as const;
    await ben.ask('addIns.grant', { ...grant, addIn: installed.addIn, room });
    return installed.addIn;
  }

  test.skipIf(missing)('says something that everybody reads, and programs understand', async () => {
    const heard = new Promise((resolve) => {
      ana.session(room).on('chatMessageReceived', (message) => {
        if (message.text === 'Build 7 failed') resolve(message);
      });
    });
    const body = { text: 'Build 7 failed', coded };
    await ben.ask('addIns.call', { addIn, room, name: 'messages.post', body });
    expect(await heard).toMatchObject({
      via: 'Cards',
      coded: { kind: coded.kind, json: JSON.stringify(coded.data) },
    });
    const archived = (await ana.reads(room)).find(({ text }) => text === 'Build 7 failed');
    expect(archived).toMatchObject({ via: 'Cards', coded: { kind: coded.kind } });
  });

  test.skipIf(missing)('is told what a bot says, as the bot meant it', async () => {
    const json = '{"ok":true}';
    await ana.says(room, 'Build 8 passed', { coded: { kind: coded.kind, json } });
    await ben.sees(room, 'Build 8 passed');
    const page = await ben.ask('messages.page', { room, from: { at: 'newest' }, limit: 10 });
    expect(page.messages.find(({ text }) => text === 'Build 8 passed')?.coded).toEqual({
      kind: coded.kind,
      json,
    });
  });

  const isStock = name !== 'Perch';
  testWhere(isStock, missing)('that a manager chose is offered to whoever enters', async () => {
    const places = async () => (await ben.ask('addIns.inRoom', { room })).places;
    await expect.poll(places).toMatchObject([
      { name: 'House cards', chosenBy: 'managers', ask: 'first' },
      { addIn, chosenBy: 'me' },
    ]);
  });
});
