import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Alert } from '#electron/bridge/contract.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

describe.each(chatServers)('Being alerted on $name', ({ name: which, start, missing }) => {
  // What came in an absence waits a while for the rest of it: once is enough.
  const onOurs = testWhere(which === 'Perch', missing);
  let server: ChatServer;
  let ana: Person;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    ana = await Person.signsIn(server, 'ana');
  });
  afterAll(async () => {
    await ana?.leaves();
    await server?.stop();
  });

  /** Ben in Perch, in a room of Ana's that he has read. */
  async function follows(name: string) {
    const folder = temporaryFolder('alerts');
    onTestFinished(() => folder.remove());
    const room = await ana.opens({ name, privacy: 'Open' });
    const address = await server.account('ben');
    const ben = await Member.starts(folder.path);
    await ben.signsIn(address, server.webSocket);
    await ben.follows(room);
    await ben.isIn(room);
    await ana.says(room, 'read');
    await ben.sees(room, 'read');
    const { messages } = await ben.ask('messages.page', { room, from: { at: 'newest' }, limit: 5 });
    await ben.ask('rooms.markRead', { room, upTo: messages.at(-1)?.key ?? 0 });
    return { room, address, ben, data: folder.path };
  }

  const collects = (member: Member): readonly Alert[] => {
    const alerts: Alert[] = [];
    const next = (): void =>
      void member.hears('alert.raised').then((alert) => {
        alerts.push(alert);
        next();
      });
    next();
    return alerts;
  };

  test.skipIf(missing)('what one device says of a room holds on the other, too', async () => {
    const { room, address, ben } = await follows('Noise');
    onTestFinished(() => ben.stops());
    const phone = await Person.returns(server, address, { resource: 'phone' });
    onTestFinished(() => phone.leaves());
    const changed = ben.hears('rooms.changed', ({ changed: all }) =>
      all.some((entry) => entry.address === room && entry.level === 'mentions'),
    );
    await phone.chat.services.followedRooms.setAlertLevel(room, 'mentions');
    await changed;
    const alerts = collects(ben);
    const last = ben.hears('alert.raised', ({ text }) => text === 'Boss, look');
    await ana.says(room, 'nothing for you');
    await ana.says(room, 'Boss, look', { mentions: [{ begin: 0, end: 4, address }] });
    await last;
    expect(alerts.map(({ text, because }) => [text, because])).toEqual([['Boss, look', 'mentioned']]);
  });

  onOurs('a night away is one summary, which leads to what was meant for one', async () => {
    const { room, address, ben, data } = await follows('Night');
    await ben.stops();
    await ana.says(room, 'one');
    await ana.says(room, 'Boss, this', { mentions: [{ begin: 0, end: 4, address }] });
    await ana.says(room, 'three');
    const back = await Member.starts(data);
    onTestFinished(() => back.stops());
    const alerts = collects(back);
    const first = back.hears('alert.raised');
    // The window's first question has the account connect.
    await back.ask('app.snapshot', {});
    const { key, ...summary } = await first;
    expect(summary).toMatchObject({
      because: 'absence',
      room,
      text: '1 mention of you, 2 messages, in one room',
    });
    const { messages } = await back.ask('messages.page', { room, from: { at: 'newest' }, limit: 5 });
    expect(messages.find((message) => message.key === key)?.text).toBe('Boss, this');
    expect(alerts).toHaveLength(1);
  });
});
