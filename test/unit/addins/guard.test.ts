import { expect, test } from 'vitest';
import { findSecrets, mask } from '#addins/samples/guard/find-secrets.ts';
import { judge } from '#addins/samples/guard/judge.ts';

const masked = (text: string, words: readonly string[] = []) => mask(text, findSecrets(text, words));

test.each([
  ['4111 1111 1111 1111', '•••• 1111'],
  ['card 5500-0000-0000-0004.', 'card •••• 0004.'],
  ['4111111111111112 is none: its last digit is wrong', '4111111111111112 is none: its last digit is wrong'],
  ['0000 0000 0000 0000 is none', '0000 0000 0000 0000 is none'],
  ['a number of 123456', 'a number of 123456'],
  ['4111 1111 1111 1111 and 5500 0000 0000 0004', '•••• 1111 and •••• 0004'],
])('of %j it leaves %j', (text, left) => {
  expect(masked(text)).toBe(left);
});

test('words count as a whole, in any case and any script, whatever signs they have', () => {
  const words = ['Kestrel', 'ключ', 'a+b', '(x)'];
  expect(masked('kestrel KESTREL Kestrels', words)).toBe('••• ••• Kestrels');
  expect(masked('Ключ и ключи, a+b or (x)', words)).toBe('••• и ключи, ••• or •••');
});

test('a key is stopped whatever was chosen, in the title too', () => {
  const key = 'AKIAIOSFODNN7EXAMPLE';
  const settings = { action: 'mask', words: [] } as const;
  expect(judge({ text: key, importance: 'Regular' }, settings)).toEqual({
    action: 'Canceled',
    reason: 'It holds a key.',
  });
  expect(judge({ text: '', storyTitle: key, importance: 'Regular' }, settings).action).toBe('Canceled');
});

test('what holds nothing passes, and what is chosen to be stopped is', () => {
  expect(judge({ text: 'hello', importance: 'Regular' }, { action: 'stop', words: ['no'] })).toEqual({
    action: 'Passed',
  });
  expect(judge({ text: 'no!', importance: 'Regular' }, { action: 'stop', words: ['no'] })).toEqual({
    action: 'Canceled',
    reason: 'It holds a word on your list.',
  });
});
