import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatchUp } from '#electron/core/archive/catch-up.ts';
import { createInbound } from '#electron/core/messages/inbound.ts';
import { type PageSources, readPage } from '#electron/core/messages/pages.ts';
import { openHistory } from '#electron/history/history.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { Message, StoredMessage } from '#electron/model/message.ts';
import type { PageRequest } from '#electron/model/page.ts';
import { ModelArchive } from '#test/fuzz/model-archive.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { soak } from '#test/support/random.ts';
import { unhindered } from '#test/support/storing.ts';

const desk = 'desk@rooms.localhost';
const panel = 'panel@rooms.localhost';
const begin = 1_700_000_000_000;

/** Who says what: `true` in private. One second apart, and now and then several of one room in one millisecond. */
const said = fc.array(fc.record({ inPrivate: fc.boolean(), pause: fc.constantFrom(0, 1000) }), {
  minLength: 1,
  maxLength: 160,
});

function messagesOf(
  all: readonly { readonly inPrivate: boolean; readonly pause: number }[],
): readonly Message[] {
  let sentAt = begin;
  return all.map(({ inPrivate, pause }, index): Message => {
    sentAt += all[index - 1]?.inPrivate === inPrivate ? pause : 1000;
    const room = inPrivate ? panel : desk;
    return {
      room,
      sentAt,
      archiveId: `a${index}`,
      author: { id: 'ben@localhost', name: 'Ben' },
      own: false,
      text: index % 7 === 6 ? `${index} for Ada` : String(index),
      importance: 'Regular',
    };
  });
}

interface Reader {
  readonly asked: () => number;
  readonly read: (from: PageRequest['from'], limit?: number) => ReturnType<typeof readPage>;
  readonly close: () => void;
}

/** Somebody in both rooms, who has nothing of them yet. `away`: rooms whose archive cannot be asked. */
function readerOf(messages: readonly Message[], away: readonly RoomAddress[] = []): Reader {
  const folder = temporaryFolder('logical-rooms');
  const history = openHistory({ file: `${folder.path}/history.sqlite`, names: () => ['Ada'] });
  const archives = new Map([desk, panel].map((room) => [room, new ModelArchive(room, 'refuse', 10)]));
  for (const message of messages) {
    archives.get(message.room)?.add({ id: message.archiveId ?? '', message });
  }
  const nothing = () => undefined;
  const storing = unhindered();
  const inbound = createInbound({
    history,
    storing,
    ...{ tell: nothing, onCounted: nothing, onOwn: nothing, alert: nothing, onStorageFailed: nothing },
  });
  let asked = 0;
  const catchUp = createCatchUp({
    history,
    storing,
    inbound,
    now: () => 0,
    archives: (room) => {
      if (away.includes(room)) return undefined;
      return async (query) => {
        asked += 1;
        const page = archives.get(room)?.query(query);
        if (page === undefined) throw new Error('asked for what is not there');
        return page;
      };
    },
  });
  history.joined(desk);
  history.joined(panel);
  const sources: PageSources = { history, catchUp };
  return {
    asked: () => asked,
    read: (from, limit = 7) => readPage(sources, { room: desk, beside: panel, from, limit }),
    close: () => {
      history.close();
      folder.remove();
    },
  };
}

async function withReader(
  messages: readonly Message[],
  use: (reader: Reader) => Promise<void>,
  away: readonly RoomAddress[] = [],
): Promise<void> {
  const reader = readerOf(messages, away);
  try {
    await use(reader);
  } finally {
    reader.close();
  }
}

const idsOf = (messages: readonly Message[]) => messages.map(({ archiveId }) => archiveId);

/** What the pages must hold: each room's own order, and the time between them. */
function expectMerged(shown: readonly StoredMessage[], messages: readonly Message[]): void {
  for (const room of [desk, panel]) {
    const ofRoom = ({ room: other }: Message) => other === room;
    expect(idsOf(shown.filter(ofRoom))).toEqual(idsOf(messages.filter(ofRoom)));
  }
  expect(shown.map(({ sentAt }) => sentAt)).toEqual(messages.map(({ sentAt }) => sentAt));
  const keys = shown.map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)].toSorted((one, other) => one - other));
  expect(shown.filter(({ gapBefore }) => gapBefore)).toEqual([]);
}

const runs = { numRuns: soak ? 500 : 25 };

test('who scrolls back through two rooms sees all of both, each in its own order, fetched as far as they scroll', async () => {
  await fc.assert(
    fc.asyncProperty(said, fc.integer({ min: 2, max: 12 }), async (all, limit) => {
      const messages = messagesOf(all);
      await withReader(messages, async ({ read }) => {
        let page = await read({ at: 'newest' }, limit);
        const shown: StoredMessage[] = [...page.messages];
        while (!page.reachedStart) {
          page = await read({ at: 'before', key: shown[0]?.key ?? 0 }, limit);
          expect(page.older).toBeUndefined();
          shown.unshift(...page.messages);
        }
        expectMerged(shown, messages);
      });
    }),
    runs,
  );
});

test('who jumps to a day, far from anything stored, sees what was said there in both rooms, and reads on from there', async () => {
  await fc.assert(
    fc.asyncProperty(said, fc.nat({ max: 159 }), async (all, at) => {
      const messages = messagesOf(all);
      const date = messages[at % messages.length]?.sentAt ?? begin;
      await withReader(messages, async ({ read }) => {
        const page = await read({ at: 'date', date });
        const first = messages.findIndex(({ sentAt }) => sentAt >= date);
        expect(page.messages.find(({ key }) => key === page.place)?.sentAt).toBe(messages[first]?.sentAt);
        const shown: StoredMessage[] = [...page.messages];
        let { reachedEnd } = page;
        while (!reachedEnd) {
          const next = await read({ at: 'after', key: shown.at(-1)?.key ?? 0 });
          shown.push(...next.messages);
          ({ reachedEnd } = next);
        }
        const start = messages.findIndex(({ archiveId }) => archiveId === shown[0]?.archiveId);
        expectMerged(shown, messages.slice(start));
      });
    }),
    runs,
  );
});

test('a message by its address is shown with what was said around it in both', async () => {
  const messages = messagesOf(
    Array.from({ length: 200 }, (_, index) => ({ inPrivate: index % 2 === 1, pause: 1000 })),
  );
  await withReader(messages, async ({ read, asked }) => {
    await read({ at: 'newest' });
    const before = asked();
    const page = await read({ at: 'archive id', archiveId: 'a100' });
    expect(idsOf(page.messages)).toEqual(['a97', 'a98', 'a99', 'a100', 'a101', 'a102', 'a103']);
    expect(page.messages.find(({ key }) => key === page.place)?.archiveId).toBe('a100');
    expect(asked() - before).toBeLessThanOrEqual(8);
  });
});

test('an archive id is looked for in the room that was named, and in no other', async () => {
  const messages = messagesOf([
    { inPrivate: false, pause: 0 },
    { inPrivate: true, pause: 1000 },
  ]);
  await withReader(messages, async ({ read }) => {
    await read({ at: 'newest' });
    await expect(read({ at: 'archive id', archiveId: 'a1' })).rejects.toThrow();
  });
});

test('the first mention is that of either room', async () => {
  const messages = messagesOf(
    Array.from({ length: 30 }, (_, index) => ({ inPrivate: index % 2 === 0, pause: 1000 })),
  );
  await withReader(messages, async ({ read }) => {
    await read({ at: 'newest' }, 50);
    const found: (string | undefined)[] = [];
    let after: MessageKey = 0;
    for (let count = 0; count < 4; count += 1) {
      const { place = 0, messages: shown } = await read({ at: 'mention', after });
      found.push(shown.find(({ key }) => key === place)?.archiveId);
      after = place;
    }
    expect(found).toEqual(['a6', 'a13', 'a20', 'a27']);
  });
});

test('a room whose archive cannot be asked keeps nothing back of the other, and the page says why it is not whole', async () => {
  const messages = messagesOf(
    Array.from({ length: 60 }, (_, index) => ({ inPrivate: index % 2 === 1, pause: 1000 })),
  );
  await withReader(
    messages,
    async ({ read }) => {
      const page = await read({ at: 'newest' }, 20);
      expect(idsOf(page.messages)).toEqual(idsOf(messages.filter(({ room }) => room === desk).slice(-20)));
      expect(page.older).toMatchObject({ code: 'UserNotJoined' });
      expect(page.reachedStart).toBe(false);
    },
    [panel],
  );
});

test('a private room in which nothing was said yet keeps nobody from the beginning', async () => {
  const messages = messagesOf([{ inPrivate: false, pause: 0 }]);
  await withReader(messages, async ({ read, asked }) => {
    await read({ at: 'newest' });
    const before = asked();
    const page = await read({ at: 'newest' });
    expect(page).toMatchObject({ reachedStart: true, reachedEnd: true });
    expect(asked()).toBe(before);
  });
});
