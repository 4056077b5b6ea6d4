import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadMarker } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { numbers } from '#test/support/numbers.ts';
import { Person } from '#test/support/person.ts';

const news = numbers('news', 5);

describe.each(chatServers)('Up to where one has read on $name', ({ start, missing }) => {
  let server: ChatServer;
  let laptops: TemporaryFolder;
  let desktops: TemporaryFolder;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    [laptops, desktops] = [temporaryFolder('laptop'), temporaryFolder('desktop')];
  });
  afterAll(async () => {
    await server?.stop();
    laptops?.remove();
    desktops?.remove();
  });

  test.skipIf(missing)('what Ben reads on one device is read on the other', async ({ onTestFinished }) => {
    const ana = await Person.signsIn(server, 'ana');
    const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    const before = await ana.says(desk, 'before');
    const address = await server.account('ben');
    const laptop = await Member.starts(laptops.path);
    await laptop.signsIn(address, server.webSocket);
    await laptop.follows(desk);
    const third = await Person.returns(server, address);
    await marked(third, desk, before.archiveId);

    const said = [];
    for (const text of news) said.push(await ana.says(desk, text));
    const desktop = await Member.starts(desktops.path);
    await desktop.signsIn(address, server.webSocket);
    await unread(desktop, desk, 5);
    await unread(laptop, desk, 5);

    const here = await desktop.ask('messages.page', { room: desk, from: { at: 'newest' }, limit: 10 });
    const middle = here.messages.find(({ text }) => text === news[2])?.key ?? 0;
    await desktop.ask('rooms.markRead', { room: desk, upTo: middle });
    await unread(laptop, desk, 2);

    // Marked on one device, seen on the other, and taken away there by whoever came back to it.
    await desktop.ask('rooms.setMarked', { room: desk, marked: true });
    await isMarked(laptop, desk, true);
    await laptop.ask('rooms.setMarked', { room: desk, marked: false });
    await isMarked(desktop, desk, false);
    // Another program knows no marks: to read on is to come back.
    await laptop.ask('rooms.setMarked', { room: desk, marked: true });
    await isMarked(desktop, desk, true);
    await third.chat.services.readMarkers.move({ room: desk, archiveId: said[3]?.archiveId ?? '' });
    await isMarked(desktop, desk, false);
    await isMarked(laptop, desk, false);
    await unread(laptop, desk, 1);

    await desktop.stops();
    const there = await laptop.ask('messages.page', { room: desk, from: { at: 'newest' }, limit: 10 });
    await laptop.ask('rooms.markRead', { room: desk, upTo: there.messages.at(-1)?.key ?? 0 });
    await marked(third, desk, said.at(-1)?.archiveId);
    const again = await Member.starts(desktops.path);
    await unread(again, desk, 0);
    expect(await again.reads(desk)).toEqual(['before', ...news]);

    // On a device that is new what was missed may reach back further than a page.
    const many = numbers('and on', 130);
    for (let first = 0; first < many.length; first += 65) {
      await Promise.all(many.slice(first, first + 65).map((text) => ana.says(desk, text)));
    }
    const phones = temporaryFolder('phone');
    onTestFinished(() => phones.remove());
    const phone = await Member.starts(phones.path);
    await phone.signsIn(address, server.webSocket);
    await unread(phone, desk, many.length);
    await Promise.all([phone.stops(), again.stops(), laptop.stops(), third.leaves(), ana.leaves()]);
  });
});

/** Resolves when the person's server says so. */
async function marked(person: Person, room: string, archiveId: string | undefined): Promise<void> {
  const { readMarkers } = person.chat.services;
  const fits = (marker: ReadMarker): boolean => marker.room === room && marker.archiveId === archiveId;
  const told = new Promise<void>((resolve) => {
    readMarkers.on('readMarkerChanged', (marker) => fits(marker) && resolve());
  });
  if (!(await readMarkers.list()).some(fits)) await told;
}

async function isMarked(member: Member, room: string, marked: boolean): Promise<void> {
  const fits = (entry: { address: string; marked?: true }) =>
    entry.address === room && (entry.marked ?? false) === marked;
  await member.until(
    'rooms.changed',
    ({ rooms }) => rooms.some(fits),
    ({ changed }) => changed.some(fits),
  );
}

async function unread(member: Member, room: string, count: number): Promise<void> {
  const fits = (entry: { address: string; unread: number }) =>
    entry.address === room && entry.unread === count;
  await member.until(
    'rooms.changed',
    ({ rooms }) => rooms.some(fits),
    ({ changed }) => changed.some(fits),
  );
}
