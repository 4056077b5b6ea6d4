import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seed, soak } from '#test/support/random.ts';
import { openShelf } from '#test/support/shelf.ts';
import { desk, message, page } from './messages.ts';

type Act =
  | {
      readonly act: 'live' | 'archive' | 'import' | 'take back';
      readonly from: number;
      readonly count: number;
    }
  | { readonly act: 'read'; readonly upTo: number }
  | { readonly act: 'restart' | 'join' | 'undo' }
  | { readonly act: 'keep'; readonly upTo: number };

const day = 24 * 60 * 60 * 1000;
const number = fc.integer({ min: 0, max: 60 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constantFrom('live' as const, 'archive' as const, 'import' as const, 'take back' as const),
    from: number,
    count: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ act: fc.constant('read' as const), upTo: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ act: fc.constantFrom('restart' as const, 'join' as const, 'undo' as const) }),
  fc.record({ act: fc.constant('keep' as const), upTo: number }),
);

/** Every third is our own, every fifth names us: also our own, which must not count. */
function said(from: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const each = from + index;
    const text = each % 5 === 0 ? `Ada, what of ${each}?` : `message ${each}`;
    return message(each, { own: each % 3 === 0, text });
  });
}

test('unread and mentions are what the rows above the read marker come to, whatever happened', {
  timeout: soak ? 300_000 : 30_000,
}, () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 15 }), (steps) => {
      let shelf = openShelf();
      // What came out of a file is nobody's news.
      const imported = new Set<string>();
      let lastImport: number | undefined;
      try {
        for (const step of steps) {
          const { history } = shelf;
          const rows = () => history.page({ room: desk, from: { at: 'newest' }, limit: 500 }).messages;
          if (step.act === 'live') history.storeLive(said(step.from, step.count));
          if (step.act === 'join') history.joined(desk);
          if (step.act === 'archive') {
            const ask = history.nextAsk(desk, { want: 'current', max: 12 });
            if (ask) history.storePage(desk, ask, page(said(step.from, step.count)));
          }
          if (step.act === 'read')
            history.markRead(desk, rows()[Math.floor(step.upTo * rows().length)]?.key ?? 0);
          if (step.act === 'import') {
            const known = new Set(rows().map(({ archiveId }) => archiveId));
            lastImport = history.imports.begin(0);
            const messages = said(step.from, step.count);
            history.imports.store(lastImport, desk, { messages, fromStart: false });
            for (const { archiveId = '' } of messages) if (!known.has(archiveId)) imported.add(archiveId);
          }
          if (step.act === 'undo' && lastImport !== undefined) {
            while (history.imports.undoSome(lastImport, 3));
          }
          if (step.act === 'take back') {
            const ids = said(step.from, step.count).flatMap(({ archiveId = '' }) => archiveId);
            history.keeping.removeMessages(desk, [...ids, ...ids]);
          }
          if (step.act === 'keep') {
            history.keeping.keep(desk, 1);
            while (history.keeping.removeSome(message(step.upTo).sentAt + day, 2) !== undefined);
            history.keeping.keep(desk, null);
          }
          // What is gone may come again, and then as news.
          const here = new Set(rows().map(({ archiveId = '' }) => archiveId));
          for (const id of imported) if (!here.has(id)) imported.delete(id);
          if (step.act === 'restart') {
            history.close();
            shelf = openShelf(shelf.folder);
          }
          const { unread, mentions, readUpTo } = shelf.history.counts(desk);
          const above = shelf.history
            .page({ room: desk, from: { at: 'newest' }, limit: 500 })
            .messages.filter(
              ({ key, own, archiveId = '' }) => key > readUpTo && !own && !imported.has(archiveId),
            );
          expect({ unread, mentions }).toEqual({
            unread: above.length,
            mentions: above.filter(({ mentionsMe }) => mentionsMe).length,
          });
        }
      } finally {
        shelf.history.close();
        shelf.folder.remove();
      }
    }),
    { numRuns: soak ? 2_000 : 40, seed },
  );
});
