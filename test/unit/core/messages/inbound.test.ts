import { expect, test, vi } from 'vitest';
import { createInbound } from '#electron/core/messages/inbound.ts';
import { openHistory } from '#electron/history/history.ts';
import type { Message } from '#electron/model/message.ts';
import { unhindered } from '#test/support/storing.ts';
import { dataFolder } from '../desk.ts';

const room = 'desk@rooms.example';

function said(index: number, more: Partial<Message> = {}): Message {
  return {
    room,
    archiveId: `a${index}`,
    author: { id: 'ana@example', name: 'Ana' },
    own: false,
    sentAt: 1_700_000_000_000 + index,
    text: `line ${index}`,
    importance: 'Regular',
    ...more,
  };
}

function street(data = dataFolder()) {
  const history = openHistory({ file: `${data}/history.sqlite`, names: () => [] });
  history.joined(room);
  const happened: string[] = [];
  const found = (text: string): boolean =>
    history.search({ search: { text, order: 'time' }, limit: 5 }).hits.length > 0;
  const storeLive = vi.fn(history.storeLive);
  const inbound = createInbound({
    history: { storeLive },
    storing: unhindered(),
    tell: (name) => happened.push(`${name}, found: ${found('line')}`),
    onCounted: () => happened.push('counted'),
    onOwn: (originId) => happened.push(`own ${originId}`),
    alert: ({ text }) => happened.push(`alert ${text}, found: ${found('line')}`),
    onStorageFailed: (rooms) => happened.push(`failed ${rooms.join()}`),
  });
  return { history, happened, inbound, storeLive };
}

test('a message is stored before it is told, and told before it is alerted', () => {
  const { inbound, happened, history } = street();
  inbound.live(said(1));
  inbound.flush();
  expect(happened).toEqual(['messages.stored, found: true', 'counted', 'alert line 1, found: true']);
  history.close();
});

test('what arrives in one turn of the event loop is one transaction', async () => {
  const { inbound, happened, storeLive, history } = street();
  for (let index = 0; index < 100; index += 1) inbound.live(said(index));
  expect(storeLive).not.toHaveBeenCalled();
  await new Promise((resolve) => setImmediate(resolve));
  expect(storeLive).toHaveBeenCalledTimes(1);
  expect(happened.filter((each) => each.startsWith('messages.stored'))).toHaveLength(1);
  history.close();
});

test('a message that is known is neither told nor alerted again, yet the outbox hears of an own one', () => {
  const { inbound, happened, history } = street();
  const own = said(1, { own: true, originId: 'o1' });
  inbound.live(own);
  inbound.flush();
  happened.length = 0;
  inbound.live(own);
  inbound.flush();
  expect(happened).toEqual(['own o1', 'counted']);
  history.close();
});

test('what cannot be stored is not told, not alerted, and known to be missing', () => {
  const { inbound, happened, storeLive, history } = street();
  storeLive.mockImplementationOnce(() => {
    throw new Error('disk full');
  });
  inbound.live(said(1));
  inbound.flush();
  expect(happened).toEqual([`failed ${room}`]);
  inbound.live(said(2));
  inbound.flush();
  expect(happened).toContain('alert line 2, found: true');
  history.close();
});
