import fc from 'fast-check';
import { expect, test } from 'vitest';
import { desk, message, openShelf, page } from './messages.ts';

type Act =
  | { readonly act: 'live' | 'archive'; readonly from: number; readonly count: number }
  | { readonly act: 'read'; readonly upTo: number }
  | { readonly act: 'restart' | 'join' };

const number = fc.integer({ min: 0, max: 60 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constantFrom('live' as const, 'archive' as const),
    from: number,
    count: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ act: fc.constant('read' as const), upTo: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ act: fc.constantFrom('restart' as const, 'join' as const) }),
);

/** Every third is our own, every fifth names us: also our own, which must not count. */
function said(from: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const each = from + index;
    const text = each % 5 === 0 ? `Ada, what of ${each}?` : `message ${each}`;
    return message(each, { own: each % 3 === 0, text });
  });
}

test('unread and mentions are what the rows above the read marker come to, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 15 }), (steps) => {
      let shelf = openShelf();
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
          if (step.act === 'restart') {
            history.close();
            shelf = openShelf(shelf.folder);
          }
          const { unread, mentions, readUpTo } = shelf.history.counts(desk);
          const above = shelf.history
            .page({ room: desk, from: { at: 'newest' }, limit: 500 })
            .messages.filter(({ key, own }) => key > readUpTo && !own);
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
    { numRuns: 40 },
  );
});
