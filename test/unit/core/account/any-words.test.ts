import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Desk, dataFolder } from '../desk.ts';

const link = 'xmpp:localhost?register;ws=ws%3A%2F%2F127.0.0.1%3A1;preauth=x';
const words = [
  ...[
    '.',
    '..',
    '../..',
    '@',
    'a@',
    'a@b',
    'a@b/c',
    'a@b@c',
    'ana@[::1]',
    'ana@127.0.0.1',
    'ana@localhost:1',
  ],
  ...['\u202eana@localhost', '\ud800', 'a\0b', '-1', 'x'.repeat(3_000), 'javascript:1', 'http://x', 'wss://'],
  ...[
    'ws://127.0.0.1:1',
    'wss://[::1]:1/x',
    'ws://example.org',
    'xmpp:?register',
    'xmpp:..?register;preauth=x',
  ],
  ...[
    link,
    `${link};ws=x`,
    `${link};cert=sha-256:0`,
    'xmpp:localhost?register;preauth=x;ws=wss://127.0.0.1:1',
  ],
];
const ana = 'ana@localhost';
const password = 'long enough';

const asks: Readonly<Record<string, (desk: Desk, word: string) => Promise<unknown>>> = {
  'an address to sign in': (desk, address) => desk.ask('account.signIn', { address, password }),
  'a place to sign in': (desk, webSocket) =>
    desk.ask('account.signIn', { address: ana, password, webSocket }),
  'a link to sign in': (desk, word) => desk.ask('account.signIn', { address: ana, password, link: word }),
  'an address to sign on': (desk, address) => desk.ask('account.signOn', { address }),
  'a place to sign on': (desk, webSocket) => desk.ask('account.signOn', { address: ana, webSocket }),
  'an account to switch to': (desk, address) => desk.ask('account.switchTo', { address }),
  'an account to remove': (desk, address) => desk.ask('account.remove', { address }),
  'a link to join': (desk, word) =>
    desk.ask('account.join', { link: word, name: 'x', displayName: 'x', password }),
  'a name to join': (desk, name) => desk.ask('account.join', { link, name, displayName: name, password }),
  'a host to share': (desk, host) => desk.ask('sharing.start', { host }),
  'an invitation to withdraw': (desk, id) => desk.ask('invitations.withdraw', { id }),
};

test.each(Object.keys(asks))(
  'whatever the page gives for %s is answered by a sentence, and does no harm',
  async (name) => {
    const data = dataFolder();
    const desk = await Desk.open(data);
    const codes = new Set<string>();
    for (const word of words) {
      await asks[name]?.(desk, word).then(
        () => codes.add('done'),
        ({ fault }) => codes.add(fault?.code ?? 'no fault at all'),
      );
    }
    expect([...codes]).not.toContain('done');
    expect([...codes]).not.toContain('Internal');
    expect([...codes]).not.toContain('no fault at all');
    expect(existsSync(join(data, 'accounts.json'))).toBe(false);
    expect(existsSync(data)).toBe(true);
  },
);
