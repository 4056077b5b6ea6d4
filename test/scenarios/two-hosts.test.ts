import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { numbers } from '#test/support/numbers.ts';
import { ThirdParty } from '#test/support/third-party.ts';

/** Perch in two processes with a data directory each, and a program of somebody else: one room, one order. */
describe.each(chatServers)('Two hosts on $name', ({ start, missing }) => {
  let server: ChatServer;
  let data: TemporaryFolder;
  beforeAll(async () => {
    if (missing) return;
    data = temporaryFolder('two-hosts');
    server = await start();
  });
  afterAll(async () => {
    await server?.stop();
    data?.remove();
  });

  test.skipIf(missing)('and another program hold a conversation, and read it in the same order', async () => {
    const ana = await Member.starts(`${data.path}/ana`);
    const ben = await Member.starts(`${data.path}/ben`);
    await ana.signsIn(await server.account('ana'), server.webSocket);
    await ben.signsIn(await server.account('ben'), server.webSocket);
    const cleo = await ThirdParty.signsIn(server, 'cleo');
    const room = { name: 'Desk', description: '', privacy: 'Open', behavior: 'Normal' } as const;
    const { room: desk } = await ana.ask('rooms.create', room);
    await ben.follows(desk);
    await cleo.joins(desk);

    await ana.says(desk, 'Good morning');
    await Promise.all([ben.sees(desk, 'Good morning'), cleo.ear(desk).heard('Good morning')]);
    cleo.says(desk, 'Morning, Ana');
    await Promise.all([ana.sees(desk, 'Morning, Ana'), ben.sees(desk, 'Morning, Ana')]);

    const [anas, bens, cleos] = [numbers('Ana', 20), numbers('Ben', 20), numbers('Cleo', 20)];
    for (const text of cleos) cleo.says(desk, text);
    await Promise.all([ana.says(desk, ...anas), ben.says(desk, ...bens)]);
    const all = [...anas, ...bens, ...cleos];
    await Promise.all([ana.sees(desk, ...all), ben.sees(desk, ...all), cleo.ear(desk).heard(...all)]);
    const read = await ana.reads(desk);
    expect(read).toHaveLength(2 + all.length);
    expect(await ben.reads(desk)).toEqual(read);
    expect(cleo.ear(desk).texts).toEqual(read);
    for (const own of [anas, bens, cleos]) expect(read.filter((text) => own.includes(text))).toEqual(own);
    await Promise.all([ana.stops(), ben.stops(), cleo.leaves()]);
  });
});
