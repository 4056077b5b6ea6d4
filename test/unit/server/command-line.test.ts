import { describe, expect, it } from 'vitest';
import { readCommandLine } from '#electron/server/command-line.ts';
import { readUsers } from '#electron/server/users-file.ts';

describe('the command line of the server', () => {
  it('is read whole', () => {
    const args = ['--port', '5280', '--data', 'd', '--domain', 'Example.ORG', '--users', 'u'];
    expect(readCommandLine(args)).toEqual({ port: 5280, data: 'd', domain: 'example.org', users: 'u' });
    expect(readCommandLine(['--port', '0', '--data', 'd'])).toEqual({
      port: 0,
      data: 'd',
      domain: 'localhost',
    });
  });

  it.each([
    [['--port', '1']],
    [['--data', 'd']],
    [['--data', 'd', '--port', 'x']],
    [['--data', 'd', '--port', '65536']],
    [['--data', 'd', '--port', '1', '--domain', 'a@b']],
    [['--data', 'd', '--port', '1', '--nonsense', 'x']],
  ])('that is wrong says how it is used: %o', (args) => {
    expect(() => readCommandLine(args)).toThrow('Use: npm run serve');
  });
});

describe('the file of users', () => {
  it('has a line for each, passwords with colons included', () => {
    expect(readUsers('Ana:secret\n# note\n\r\nben:a:b\n', 'f')).toEqual([
      { name: 'ana', password: 'secret' },
      { name: 'ben', password: 'a:b' },
    ]);
  });

  it.each(['ana', 'ana:', ':x', 'a b:x', 'a@b:x', 'a/b:x'])(
    'names the line that is malformed: %s',
    (line) => {
      expect(() => readUsers(`ok:1\n${line}`, 'users.txt')).toThrow('Line 2 of users.txt is malformed');
    },
  );
});
