import { expect, test } from 'vitest';
import { UnseenWrites } from '#electron/chat/unseen-writes.ts';
import type { PrivateItem } from '#electron/stanza/private-item.ts';
import { xml } from '#electron/stanza/xml.ts';

const item = (revision: string | undefined, after?: string): PrivateItem<string> => ({
  ...{ payload: xml('x'), state: 'here', value: '', revision, after },
});
const add =
  (name: string) =>
  (now = '') =>
    now + name;
const write = (revision: string, after?: string) => ({
  ...{ revision, after },
  changes: [{ change: add(revision), again: 0 }],
});

/** Own writes b and c, each on top of what was before, of which a was the first. */
function scene() {
  const unseen = new UnseenWrites<string>();
  unseen.add(write('b', 'a'));
  unseen.add(write('c', 'b'));
  const missing = () =>
    unseen.take().changes.reduce<string | undefined>((now, { change }) => change(now), '');
  return { unseen, missing };
}

test.each([
  ['who has seen the last of them', item('x', 'c'), ''],
  ['who has seen the first', item('x', 'b'), 'c'],
  ['who has seen none', item('x', 'a'), 'bc'],
  ['who says nothing of what they saw', item('x'), 'bc'],
  ['another program', item(undefined), 'bc'],
  ['oneself', item('b', 'a'), ''],
  ['whoever wrote what one had seen', item('a'), ''],
])('a write by %s leaves to be made anew what is missing there', (_, heard, expected) => {
  const { unseen, missing } = scene();
  expect(unseen.notice(heard)).toBe(expected !== '');
  expect(missing()).toBe(expected);
  expect(missing()).toBe('');
});

test('what could not be sent is not waited for, and what it was to make anew still is', () => {
  const { unseen, missing } = scene();
  unseen.notice(item('x', 'a'));
  const over = unseen.take();
  const anew = write('d', 'x');
  unseen.add(anew);
  unseen.withdraw(anew, over);
  expect(unseen.notice(item('y', 'x'))).toBe(false);
  expect(missing()).toBe('bc');
});

test('two devices that want the opposite do not go on for ever', () => {
  const unseen = new UnseenWrites<string>();
  let rounds = 0;
  unseen.add(write('own 0'));
  while (unseen.notice(item(`other ${rounds}`)) && rounds < 100) {
    rounds += 1;
    unseen.add({ ...write(`own ${rounds}`), changes: unseen.take().changes });
  }
  expect(rounds).toBeLessThan(100);
});
