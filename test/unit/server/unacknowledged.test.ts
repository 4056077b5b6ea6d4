import { expect, it, vi } from 'vitest';
import { Unacknowledged } from '#electron/server/stream/unacknowledged.ts';

const nothing = Buffer.alloc(0);

function sent(name: string, onReceived?: () => void) {
  return { packet: { head: Buffer.from(name), tail: nothing }, to: nothing, onReceived };
}

it('keeps what was not acknowledged, in order', () => {
  const queue = new Unacknowledged();
  for (const name of ['a', 'b', 'c']) queue.push(sent(name));
  expect(queue.acknowledge(2)).toBe(true);
  expect(queue.stanzas.map((one) => String(one.packet.head))).toEqual(['c']);
});

it('tells of each stanza once, when it is acknowledged', () => {
  const queue = new Unacknowledged();
  const onReceived = vi.fn();
  queue.push(sent('a', onReceived));
  queue.acknowledge(1);
  queue.acknowledge(1);
  expect(onReceived).toHaveBeenCalledTimes(1);
});

it.each([2, 2 ** 32 - 1])('refuses a count of stanzas that were never sent: %d', (h) => {
  const queue = new Unacknowledged();
  queue.push(sent('a'));
  expect(queue.acknowledge(h)).toBe(false);
  expect(queue.size).toBe(1);
});

it('counts on through many acknowledgements', () => {
  const queue = new Unacknowledged();
  for (let count = 1; count <= 5_000; count++) {
    queue.push(sent(String(count)));
    if (count % 7 === 0) expect(queue.acknowledge(count)).toBe(true);
  }
  expect(queue.acknowledge(4_999)).toBe(true);
  expect(queue.stanzas.map((one) => String(one.packet.head))).toEqual(['5000']);
});
