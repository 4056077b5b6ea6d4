import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { numbers } from '#test/support/numbers.ts';
import { Person } from '#test/support/person.ts';
import { type NetworkProxy, startProxy } from '#test/support/proxy.ts';

describe.each(chatServers)('Away on $name', ({ start, missing }) => {
  let server: ChatServer;
  let data: TemporaryFolder;
  let proxy: NetworkProxy;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    data = temporaryFolder('ben');
    proxy = await startProxy(server.webSocket);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
    data?.remove();
  });

  test.skipIf(missing)('Ana posts to Desk; Ben, who was away, comes back and sees it once', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    const address = await server.account('ben');
    const ben = await Member.starts(data.path);
    await ben.signsIn(address, proxy.through(server.webSocket));
    await ben.follows(desk);
    await ana.says(desk, 'before');
    await ben.sees(desk, 'before');
    await ben.stops();

    const missed = numbers('while away', 120);
    for (const text of missed) await ana.says(desk, text);
    const back = await Member.starts(data.path);
    await back.isOnline();
    await back.sees(desk, ...missed);
    await ana.says(desk, 'after');
    await back.sees(desk, 'after');
    expect(await back.reads(desk)).toEqual(['before', ...missed, 'after']);
    await back.stops();

    // Without a network what was seen is still there.
    proxy.close();
    const offline = await Member.starts(data.path);
    expect(await offline.reads(desk)).toEqual(['before', ...missed, 'after']);

    // What is written offline goes out later, once, in order.
    const written = numbers('written offline', 20);
    await offline.says(desk, ...written);
    await offline.stops();
    proxy.open();
    const online = await Member.starts(data.path);
    await ana.sees(desk, ...written);
    await online.hasSentAll(desk);
    expect(ana.heard(desk).filter((text) => written.includes(text))).toEqual(written);
    expect(await online.reads(desk)).toEqual(['before', ...missed, 'after', ...written]);
    await online.stops();
    await ana.leaves();
  });
});
