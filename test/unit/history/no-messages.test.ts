import { expect, test } from 'vitest';
import { cutSlice } from '#electron/history/history.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import { shelfForEach } from '#test/support/shelf.ts';
import { desk, message, page, texts } from './messages.ts';

const shelf = shelfForEach();

const { sentAt } = message(1);
/** All of one moment, so that nothing but the archive tells their order. */
const said = (...numbers: number[]) => numbers.map((number) => message(number, { sentAt }));
/** A page of entries that are no messages. */
const notes = (first: string, last = first): ArchivePage => ({ messages: [], complete: false, first, last });
const shown = () => texts(shelf.history).map((text) => text.replace('message ', ''));

/** Enters anew; the archive's newest page is of that time. */
function enters(newest: ArchivePage): void {
  shelf.history.interrupted(desk);
  shelf.history.joined(desk);
  before(null, newest);
}

function before(id: string | null, answer: ArchivePage): void {
  const epoch = shelf.history.nextAsk(desk, { want: 'all', max: 9 })?.epoch ?? 0;
  shelf.history.storePage(desk, { before: id, max: 9, epoch }, answer);
}

/** A piece around a place to which somebody jumped. */
function jumps(piece: ArchivePage): void {
  shelf.history.storePage(desk, { max: 9, epoch: 0 }, piece);
}

test('what follows the older end of a gap stands before it, though the newest page held no message', () => {
  enters(page(said(1), true));
  enters(notes('n4'));
  jumps(page(said(1, 2)));
  expect(shown()).toEqual(['1', '2']);
  before('n4', page(said(3)));
  expect(shown()).toEqual(['1', '2', '| 3']);
  before('a3', page(said(2)));
  expect(shown()).toEqual(['1', '2', '3']);
});

test('it does so between messages of one moment on both sides, in one page or in several', () => {
  enters(page(said(1), true));
  enters(notes('n5'));
  shelf.history.interrupted(desk);
  shelf.history.storeLive(said(9));
  jumps(page(said(1, 2)));
  jumps({ ...page(said(3)), first: 'a2' });
  expect(shown()).toEqual(['1', '2', '3', '| 9']);
  before('n5', page(said(3, 4)));
  before('a9', page(said(6, 7)));
  expect(shown()).toEqual(['1', '2', '3', '4', '| 6', '7', '9']);
  before('a6', { ...page(said(5)), first: 'n5' });
  expect(shown()).toEqual(['1', '2', '3', '4', '5', '6', '7', '9']);
});

test('what has to give way within the older end stays below the gap', () => {
  enters(page(said(1, 3), true));
  enters(notes('n5'));
  before('a3', page(said(1, 2)));
  before('n5', page(said(4)));
  expect(shown()).toEqual(['1', '2', '3', '| 4']);
});

test('what follows the older end much later stands at its time', () => {
  enters(page([message(1)], true));
  enters(notes('n9000'));
  jumps(page([message(1), message(3600)]));
  const keys = shelf.history.page({ room: desk, from: { at: 'newest' }, limit: 9 }).messages;
  expect(keys.map(({ key }) => Math.floor(key / 1024))).toEqual(keys.map((one) => one.sentAt));
});

test('a late answer to a question that nobody has any more stands where its messages are known', () => {
  enters(page(said(1), true));
  enters(notes('n4'));
  shelf.history.storeLive(said(9));
  before('n4', notes('n3'));
  before('n4', { ...page(said(1, 2)), last: 'n3' });
  expect(shown()).toEqual(['1', '2', '9']);
});

test('what was said after the last message was taken back stands above the gap', () => {
  enters(page(said(1, 2, 3), true));
  enters(notes('n5'));
  shelf.history.interrupted(desk);
  shelf.history.keeping.removeMessages(desk, ['a2', 'a3']);
  shelf.history.storeLive(said(9));
  before('n5', page(said(4)));
  expect(shown()).toEqual(['1', '| 4', '| 9']);
});

test('what is taken back while an answer that still holds it is on its way does not come again with it', () => {
  shelf.history.joined(desk);
  const ask = shelf.history.asking(desk, { before: null, max: 1 });
  shelf.history.storeLive(said(2));
  shelf.history.keeping.removeMessages(desk, ['a2']);
  shelf.history.storePage(desk, ask, page(said(1), true));
  shelf.history.storePage(desk, ask, page(said(2)));
  expect(shown()).toEqual(['1']);
  enters(page(said(1, 2), true));
  expect(shown()).toEqual(['1']);
});

test('what an archive says to have taken back does not come again with an older answer, nor with the same one', () => {
  shelf.history.joined(desk);
  const ask = shelf.history.asking(desk, { before: null, max: 9 });
  const [upper, rest] = cutSlice({ ask, page: page(said(1, 2, 3), true) }, 2);
  shelf.history.storePage(desk, upper.ask, upper.page);
  shelf.history.storePage(desk, ask, { ...page(said(2, 3)), removed: ['a1', 'a3'] });
  expect(shown()).toEqual(['2']);
  if (rest) shelf.history.storePage(desk, rest.ask, rest.page);
  expect(shown()).toEqual(['2']);
});

test('what was said live after the newest page stays above it, though another room has the key that the page needs', () => {
  shelf.history.storeLive([message(1, { room: 'lobby@rooms.localhost', sentAt })]);
  shelf.history.joined(desk);
  const ask = shelf.history.asking(desk, { before: null, max: 9 });
  shelf.history.storeLive(said(2, 3));
  shelf.history.storePage(desk, ask, page(said(1, 2), true));
  expect(shown()).toEqual(['1', '2', '3']);
});

test('an answer from before a live message that was taken back stands below it, and goes on from its own start', () => {
  shelf.history.joined(desk);
  const ask = shelf.history.asking(desk, { before: null, max: 1 });
  shelf.history.storeLive(said(2));
  shelf.history.keeping.removeMessages(desk, ['a2']);
  shelf.history.storePage(desk, ask, page(said(1)));
  expect(shelf.history.nextAsk(desk, { want: 'all', max: 9 })).toMatchObject({ before: 'a1' });
});

test('what fills the gap above a beginning that was taken back joins it, though all is of one moment', () => {
  enters(page(said(5, 6)));
  jumps(page(said(1), true));
  expect(shown()).toEqual(['1', '| 5', '6']);
  shelf.history.keeping.removeMessages(desk, ['a1']);
  before('a5', page(said(3, 4)));
  before('a3', { ...page(said(2)), first: 'a1' });
  expect(shown()).toEqual(['2', '3', '4', '5', '6']);
  expect(shelf.history.nextAsk(desk, { want: 'all', max: 9 })).toBeUndefined();
});

test('what somebody jumps to finds its place, though what stood alone in the gap was taken back', () => {
  enters(page([message(1)], true));
  enters(page([message(9)]));
  jumps(page([message(4)]));
  shelf.history.keeping.removeMessages(desk, ['a4']);
  jumps(page([message(3), message(5)]));
  expect(shown()).toEqual(['1', '| 3', '5', '| 9']);
});

test('a beginning that was taken back stays the beginning, and what somebody jumps to stands after it', () => {
  enters(page([message(1)], true));
  shelf.history.keeping.removeMessages(desk, ['a1']);
  enters(page([message(9)]));
  jumps(page([message(4)]));
  expect(shown()).toEqual(['| 4', '| 9']);
  before('a4', { ...page([message(3)]), first: 'a1' });
  expect(shown()).toEqual(['3', '4', '| 9']);
});

test('what is left of a late answer keeps nobody from asking again where it was asked', () => {
  enters(page(said(1), true));
  enters(page(said(4, 5)));
  const late = shelf.history.asking(desk, { before: 'a3', max: 9 });
  enters(page(said(4, 5)));
  shelf.history.storePage(desk, late, page(said(1), true));
  before('a4', page(said(3)));
  expect(shown()).toEqual(['1', '| 3', '4', '5']);
  expect(shelf.history.nextAsk(desk, { want: 'all', max: 9 })).toMatchObject({ before: 'a3' });
});
