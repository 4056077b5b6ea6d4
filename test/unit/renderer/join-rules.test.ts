import { describe, expect, test } from 'vitest';
import { nameProblem, offeredName, passwordProblem } from '#renderer/view/sign-in/join-rules.ts';

describe('a user name', () => {
  test.each(['ben', 'ben.okafor', 'ελένη', 'b', 'x'.repeat(64), 'a_b-c', '日本'])(
    '%s may be taken',
    (name) => {
      expect(nameProblem(name)).toBeUndefined();
    },
  );

  test.each([
    '',
    'ben okafor',
    'ben@home',
    'a/b',
    "o'neil",
    'a"b',
    'a<b',
    'a&b',
    'a:b',
    'a\u0007b',
    'x'.repeat(65),
  ])('%j may not', (name) => {
    expect(nameProblem(name)).toBeTypeOf('string');
  });
});

describe('the name that is offered', () => {
  test.each([
    ['Ben Okafor', 'ben.okafor'],
    ['  Ben  ', 'ben'],
    ['Åsa Ørsted', 'asa.ørsted'],
    ["Conan O'Brien", 'conan.o.brien'],
    ['Ελένη Παππά', 'ελενη.παππα'],
    ['ليلى حداد', 'ليلى.حداد'],
    ['<b>&</b>', 'b.b'],
    ['🙂', ''],
    ['', ''],
  ])('%j gives %j', (displayName, name) => {
    expect(offeredName(displayName)).toBe(name);
  });

  test('may always be taken, where there is one', () => {
    for (const name of ['Ben "the bot" Okafor', 'a'.repeat(300), 'x/y@z', '- -']) {
      const offered = offeredName(name);
      if (offered !== '') expect(nameProblem(offered)).toBeUndefined();
    }
  });
});

describe('a password', () => {
  test.each([
    ['', '8 more characters.'],
    ['seven..', 'One more character.'],
    ['eight...', undefined],
    // Eight of what people see as letters, however many units they take.
    ['🙂🙂🙂🙂🙂🙂🙂🙂', undefined],
    ['🙂🙂🙂🙂', '4 more characters.'],
  ])('%j: %j', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem);
  });
});
