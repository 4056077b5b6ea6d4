import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessagePage, PageRequest } from '#electron/bridge/contract.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { numbers } from '#test/support/numbers.ts';
import { Person } from '#test/support/person.ts';

const said = numbers('line', 300);

describe.each(chatServers)('Far back on $name', ({ start, missing }) => {
  let server: ChatServer;
  let folder: TemporaryFolder;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    folder = temporaryFolder('far-back');
  });
  afterAll(async () => {
    await server?.stop();
    folder?.remove();
  });

  test.skipIf(missing)(
    'Ben opens a long room by a link, at a date, reads on, and fetches the rest',
    async () => {
      const ana = await Person.signsIn(server, 'ana');
      const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
      for (let first = 0; first < said.length; first += 50) {
        await Promise.all(said.slice(first, first + 50).map((text) => ana.says(desk, text)));
      }
      const archived = await ana.reads(desk, 100);
      expect(archived.map(({ text }) => text)).toEqual(said);
      const ben = await Member.starts(folder.path);
      await ben.signsIn(await server.account('ben'), server.webSocket);
      await ben.follows(desk);
      await ben.sees(desk, said.at(-1) ?? '');

      const linked = archived[100];
      const place = { at: 'archive id', archiveId: linked?.archiveId ?? '' } as const;
      const page = await ben.ask('messages.page', { room: desk, from: place, limit: 20 });
      const found = page.messages.find(({ key }) => key === page.place);
      expect(found?.text).toBe(linked?.text);
      // Down to the newest, over the gap between what the link led to and what was said last.
      expect(await readsOn(ben, desk, page.place ?? 0)).toEqual(said.slice(101));

      const dated = archived[40];
      const date = { at: 'date', date: dated?.sentAt ?? 0 } as const;
      const older = await ben.ask('messages.page', { room: desk, from: date, limit: 20 });
      const there = older.messages.find(({ key }) => key === older.place);
      // Some servers know whole seconds only.
      expect(Math.abs((there?.sentAt ?? 0) - (dated?.sentAt ?? 0))).toBeLessThanOrEqual(1000);

      const nowhere = { at: 'archive id', archiveId: 'no-such-message' } as const;
      await expect(ben.ask('messages.page', { room: desk, from: nowhere, limit: 20 })).rejects.toMatchObject({
        fault: { code: 'NoSuchNode' },
      });

      await ben.ask('history.fetchAll', { room: desk });
      await ben.sees(desk, said[0] ?? '');
      expect(await ben.reads(desk)).toEqual(said);
      await ben.stops();
      await ana.leaves();
    },
  );
});

/** What stands below a message, page by page. */
async function readsOn(ben: Member, room: string, after: number): Promise<readonly string[]> {
  const texts: string[] = [];
  let from: PageRequest['from'] = { at: 'after', key: after };
  for (;;) {
    const page: MessagePage = await ben.ask('messages.page', { room, from, limit: 30 });
    texts.push(...page.messages.map(({ text }) => text));
    const last = page.messages.at(-1);
    if (page.reachedEnd || last === undefined) return texts;
    from = { at: 'after', key: last.key };
  }
}
