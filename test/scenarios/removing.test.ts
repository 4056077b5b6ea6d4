import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import { createCatchUp } from '#electron/core/archive/catch-up.ts';
import { readPage } from '#electron/core/messages/pages.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { numbers } from '#test/support/numbers.ts';
import type { Person } from '#test/support/person.ts';
import { openShelf } from '#test/support/shelf.ts';
import { unhindered } from '#test/support/storing.ts';
import { twoInARoom } from '#test/support/two-in-a-room.ts';

describe.each(chatServers)('Removing what was said on $name', ({ name, start, missing }) => {
  const ours = name === 'Perch';
  const testOn = (applies: boolean) => testWhere(applies, missing);
  let ana: Person;
  let ben: Person;
  let desk: RoomAddress = '';
  let ends: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    if (missing) return;
    ({ ana, ben, desk, ends } = await twoInARoom({ start }, { name: 'Removing', privacy: 'Open' }));
  });
  afterAll(() => ends?.());

  test.skipIf(missing)(
    'is offered to whoever moderates, where the room does it, and to nobody else',
    async () => {
      expect(ana.session(desk).canManage).toBe(true);
      expect(ana.session(desk).canRemove).toBe(ours);
      expect(ben.session(desk).canRemove).toBe(false);
    },
  );

  testOn(!ours)('where the room does not do it says so, and leaves what was said', async () => {
    const { archiveId = '' } = await ben.says(desk, 'It stays');
    await expect(ana.session(desk).removeChatMessage(archiveId)).rejects.toMatchObject({
      fault: { code: 'MsgNotSupported' },
    });
    expect((await ben.reads(desk)).map(({ text }) => text)).toContain('It stays');
  });

  testOn(ours)('is refused to whoever does not moderate, in a sentence', async () => {
    const { archiveId = '' } = await ana.says(desk, 'Not for you to remove');
    await expect(ben.session(desk).removeChatMessage(archiveId)).rejects.toMatchObject({
      fault: { code: 'ErrorPermission' },
    });
    expect((await ben.reads(desk)).map(({ text }) => text)).toContain('Not for you to remove');
  });

  testOn(ours)('is theirs from the moment that they moderate, and no longer', async () => {
    const session = ben.session(desk);
    const becomes = (able: boolean) => expect.poll(() => session.canRemove, { timeout: 10_000 }).toBe(able);
    const managers = async (...all: readonly string[]) =>
      ana.chat.management.updateChatRoom(await ana.chat.management.getChatRoom(desk), { managers: all });
    await managers(ana.address, ben.address);
    await becomes(true);
    const { archiveId = '' } = await ana.says(desk, 'Ben may');
    await session.removeChatMessage(archiveId, 'as agreed');
    expect((await ana.reads(desk)).map(({ text }) => text)).not.toContain('Ben may');
    await managers(ana.address);
    await becomes(false);
  });

  testOn(ours)('goes from a device that only jumps to where it was', async () => {
    const said = numbers('line', 60);
    const ids: string[] = [];
    for (const text of said) ids.push((await ana.says(desk, text)).archiveId ?? '');
    const { archive } = ben.session(desk);
    const shelf = openShelf();
    const { history } = shelf;
    const catchUp = createCatchUp({
      history,
      storing: unhindered(),
      archives: () => (query) => archive.page(query),
      inbound: { archived: () => undefined, flush: () => undefined },
      now: Date.now,
    });
    const jumps = async (to: number) => {
      const from = { at: 'archive id', archiveId: ids[to] ?? '' } as const;
      const { messages } = await readPage({ history, catchUp }, { room: desk, from, limit: 20 });
      return messages.map(({ text }) => text);
    };
    expect(await jumps(5)).toContain(said[7]);
    await ana.session(desk).removeChatMessage(ids[7] ?? '');
    expect(await jumps(30)).toContain(said[30]);
    expect(history.find(desk, ids[7] ?? '')).toBeUndefined();
    history.close();
    shelf.folder.remove();
  });
});
