import { expect, test } from 'vitest';
import { createPrivateWords } from '#renderer/store/private-words.ts';
import { fakeRooms } from '#test/support/fake-data.ts';

const [desk, panel] = fakeRooms(2, 0);
if (!desk || !panel) throw new Error('There are fake rooms.');

function remembering(...texts: readonly string[]) {
  const words = createPrivateWords();
  for (const text of texts) words.remember(text, panel?.address ?? '');
  return words;
}

test('words of a secret room would reach others elsewhere, and nobody new in their own', () => {
  const words = remembering('the levels are from last night');
  const put = { text: 'the levels are from last night', marked: false };
  expect(words.wider(put, desk)).toEqual({ from: panel.address });
  expect(words.wider(put, panel)).toBe(undefined);
});

test('a clipboard may change the ends of lines and what stands around', () => {
  const words = remembering('one\ntwo');
  expect(words.wider({ text: ' one\r\ntwo\n', marked: false }, desk)).toEqual({ from: panel.address });
});

test('what bears the mark is asked about, also where nobody knows which room it is from', () => {
  expect(createPrivateWords().wider({ text: 'x', marked: true }, desk)).toEqual({ from: null });
  expect(createPrivateWords().wider({ text: 'x', marked: true }, panel)).toEqual({ from: null });
});

test('all other words are free, and so is nothing', () => {
  const words = remembering('   ');
  expect(words.wider({ text: 'good morning', marked: false }, desk)).toBe(undefined);
  expect(words.wider({ text: ' ', marked: false }, desk)).toBe(undefined);
});

test('of what is copied the latest is remembered', () => {
  const words = remembering(...Array.from({ length: 60 }, (_, index) => `words ${index}`));
  expect(words.wider({ text: 'words 3', marked: false }, desk)).toBe(undefined);
  expect(words.wider({ text: 'words 59', marked: false }, desk)).toEqual({ from: panel.address });
});
