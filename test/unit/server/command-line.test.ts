import { describe, expect, it } from 'vitest';
import { readCommandLine } from '#electron/server/command-line.ts';
import { readUsers } from '#electron/server/users-file.ts';

const least = ['--port', '0', '--data', 'd'];

describe('the command line of the server', () => {
  it('is read whole', () => {
    const args = ['--port', '5280', '--data', 'd', '--domain', 'Example.ORG', '--users', 'u'];
    expect(readCommandLine(args)).toEqual({
      port: 5280,
      data: 'd',
      domain: 'example.org',
      users: 'u',
      issuers: [],
    });
    expect(readCommandLine(least)).toEqual({ port: 0, data: 'd', issuers: [] });
  });

  it('says where others reach the server', () => {
    const tls = ['--tls-cert', 'c', '--tls-key', 'k', '--client-ca', 'a', '--allow-plain'];
    expect(readCommandLine([...least, '--host', '0.0.0.0', ...tls])).toMatchObject({
      host: '0.0.0.0',
      tls: { certificate: 'c', key: 'k', clientAuthorities: 'a' },
      allowPlain: true,
    });
    expect(readCommandLine([...least, '--public-url', 'wss://chat.example.org/ws'])).toMatchObject({
      publicUrl: 'wss://chat.example.org/ws',
    });
  });

  it('names the issuers of tokens', () => {
    const two = ['--issuer', 'https://a.example', '--client-id', 'perch', '--issuer', 'http://127.0.0.1:9'];
    const args = [...least, ...two, '--client-id', 'other', '--audience', 'chat'];
    expect(readCommandLine(args).issuers).toMatchObject([
      { issuer: 'https://a.example', clientId: 'perch', audience: 'chat' },
      { issuer: 'http://127.0.0.1:9', clientId: 'other', audience: 'other' },
    ]);
  });

  it.each([
    [['--port', '1']],
    [['--data', 'd']],
    [['--data', 'd', '--port', 'x']],
    [['--data', 'd', '--port', '65536']],
    [[...least, '--domain', 'a@b']],
    [[...least, '--nonsense', 'x']],
    [[...least, '--tls-cert', 'c']],
    [[...least, '--tls-key', 'k']],
    [[...least, '--client-ca', 'a']],
    [[...least, '--allow-plain']],
    [[...least, '--host', '0.0.0.0']],
    [[...least, '--host', 'chat.example.org']],
    [[...least, '--public-url', 'ws://chat.example.org/']],
    [[...least, '--public-url', 'nonsense']],
    [[...least, '--issuer', 'https://a.example']],
    [[...least, '--issuer', 'http://a.example', '--client-id', 'x']],
    [[...least, '--client-id', 'x']],
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

  it.each(['ana', 'ana:', ':x', 'a b:x', 'a@b:x', 'a/b:x', 'perch-operator:x'])(
    'names the line that is malformed: %s',
    (line) => {
      expect(() => readUsers(`ok:1\n${line}`, 'users.txt')).toThrow('Line 2 of users.txt is malformed');
    },
  );
});
