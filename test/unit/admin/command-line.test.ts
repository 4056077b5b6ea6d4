import { describe, expect, it } from 'vitest';
import { readCommandLine } from '#electron/admin/command-line.ts';
import { help } from '#electron/admin/help.ts';
import { moment, table } from '#electron/admin/table.ts';
import { verbs } from '#electron/admin/verbs.ts';

const read = (line: string) => readCommandLine(line.split(' '), verbs);

describe('the command line of administration', () => {
  it('says what is to be done, to whom, and where', () => {
    const { verb, given, server } = read('people add ana --name Ana --administrator --data d');
    expect(verb.words).toBe('people add');
    expect(given.words).toEqual(['ana']);
    expect(given.text('name')).toBe('Ana');
    expect(given.flag('administrator')).toBe(true);
    expect(given.flag('no-password')).toBe(false);
    expect(server).toEqual({ data: 'd' });
  });

  it('reaches a server from afar', () => {
    const { server } = read('people list --address a@x --url wss://x/ --ca c --password-file p');
    expect(server).toEqual({ address: 'a@x', url: 'wss://x/', ca: 'c', passwordFile: 'p' });
  });

  it.each([
    'people',
    'people explode --data d',
    'people list',
    'people list --url wss://x/',
    'people list --data d --address a@x',
    'people list --data d --to f',
    'people add ana --password secret --data d',
    'token add bot --data',
  ])('that is wrong points to the help: %s', (line) => {
    expect(() => read(line)).toThrow('npm run admin -- help');
  });

  it('takes no secret in any of its options', () => {
    const options = verbs.flatMap((verb) => Object.keys(verb.options ?? {}));
    expect(options.filter((option) => /password|token|secret/.test(option)).toSorted()).toEqual([
      'new-password-file',
      'new-password-file',
      'no-password',
    ]);
  });

  it('is explained whole', () => {
    const text = help(verbs).join('\n');
    for (const { words, options } of verbs) {
      expect(text).toContain(`  ${words}`);
      for (const option of Object.keys(options ?? {})) expect(text).toContain(`--${option}`);
    }
  });
});

describe('what is printed', () => {
  it('stands in columns, and steers no terminal', () => {
    expect(
      table(
        ['A', 'NAME'],
        [
          ['ana', 'x'],
          ['b', 'Red\u001b[31m\u202e'],
        ],
      ),
    ).toEqual(['A    NAME', 'ana  x', 'b    Red [31m']);
    expect(table(['A', 'B'], [])).toEqual(['A  B']);
  });

  it('names instants in UTC, or not at all', () => {
    expect(moment(Date.parse('2026-06-15T12:34:56.789Z'))).toBe('2026-06-15T12:34Z');
    expect(moment(undefined)).toBe('');
  });
});
