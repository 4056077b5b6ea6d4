import { expect, test } from 'vitest';
import type { Caller } from '#electron/core/account/caller.ts';
import type { Callers } from '#electron/core/account/callers.ts';
import {
  openRememberedAccounts,
  type Remembered,
  type RememberedAccounts,
} from '#electron/core/account/remembered-accounts.ts';
import { createWaysIn } from '#electron/core/account/ways-in.ts';
import { dataFolder } from '../desk.ts';

const known: Remembered = {
  account: {
    address: 'ana@house.internal',
    displayName: 'Ana Ruiz',
    place: 'A server',
    signInBy: 'password',
    chatService: 'rooms.house.internal',
  },
  limits: {},
  webSocket: 'wss://192.0.2.7:5281/xmpp-websocket',
  pin: 'ab'.repeat(32),
  strongest: 'SCRAM-SHA-256',
};

/** The ways in, and what they ask for. Nobody is let in. */
function ways(remembered: RememberedAccounts = openRememberedAccounts(dataFolder())) {
  const asked: unknown[] = [];
  const refuse = (...what: readonly unknown[]): Promise<Caller> => {
    asked.push(...what);
    return Promise.reject(new Error('not now'));
  };
  const callers: Callers = { here: refuse, byPassword: refuse, byTokens: refuse, again: refuse };
  const stage = { enter: (call: () => Promise<Caller>) => call().then(() => undefined) };
  const tokens = { issuer: 'https://id.example', clientId: 'perch', bearer: 't', until: 1 };
  const signOns = { begin: () => Promise.resolve(tokens), cancel: () => undefined };
  return { asked, tokens, ...createWaysIn({ stage, callers, remembered, signOns }) };
}

function knowing(...all: readonly Remembered[]): RememberedAccounts {
  const remembered = openRememberedAccounts(dataFolder());
  for (const each of all) remembered.keep(each);
  return remembered;
}

test('somebody new is asked about by what they typed', async () => {
  const { signIn, asked } = ways();
  await expect(signIn({ address: ' Ana@Example.org ', password: 'p' })).rejects.toThrow('not now');
  expect(asked).toEqual([
    {
      account: { address: 'ana@example.org', displayName: 'ana', place: 'A server', signInBy: 'password' },
      limits: {},
    },
    'p',
  ]);
});

test('somebody known keeps their server, its certificate, and the strength of their sign-in', async () => {
  const { signIn, asked } = ways(knowing(known));
  await expect(signIn({ address: 'ana@house.internal', password: 'p' })).rejects.toThrow();
  expect(asked[0]).toEqual(known);
});

test.each([
  ['a server that they typed', { webSocket: 'wss://other/' }, { ...known, webSocket: 'wss://other/' }],
  ['that the server may have the password', { allowPlain: true }, { ...known, allowPlain: true }],
])('what they say now comes on top: %s', async (_what, said, expected) => {
  const { signIn, asked } = ways(knowing(known));
  await expect(signIn({ address: 'ana@house.internal', password: 'p', ...said })).rejects.toThrow();
  expect(asked[0]).toEqual(expected);
});

test('that they accept a weaker sign-in drops what was remembered of a stronger one, and nothing else', async () => {
  const { signIn, asked } = ways(knowing(known));
  await expect(
    signIn({ address: 'ana@house.internal', password: 'p', acceptWeaker: true }),
  ).rejects.toThrow();
  const { strongest, ...rest } = known;
  expect(asked[0]).toEqual(rest);
});

test('who signed in by password may sign on with their organisation from then on', async () => {
  const { signOn, asked, tokens } = ways(knowing(known));
  await expect(signOn({ address: 'ana@house.internal' })).rejects.toThrow();
  expect(asked).toEqual([{ ...known, account: { ...known.account, signInBy: 'single sign-on' } }, tokens]);
});

test('a new link of their server replaces its place and its certificate, and one of another server nothing', async () => {
  const { signIn, asked } = ways(knowing({ ...known, allowPlain: true }));
  const by = (domain: string) => {
    const link = `xmpp:${domain}?register;ws=wss%3A%2F%2F192.0.2.8%2F;cert=sha-256:${'cd'.repeat(32)};preauth=abc`;
    return signIn({ address: 'ana@house.internal', password: 'p', link });
  };
  await expect(by('other.internal')).rejects.toMatchObject({ fault: { code: 'InvitationInvalid' } });
  expect(asked).toEqual([]);
  await expect(by('house.internal')).rejects.toThrow('not now');
  expect(asked[0]).toEqual({ ...known, webSocket: 'wss://192.0.2.8/', pin: 'cd'.repeat(32) });
});

test.each(['ana', ' Ana '])(
  'an invitation does not take the place of an account that is here: %j',
  async (name) => {
    const { join, asked } = ways(knowing(known));
    const link = `xmpp:house.internal?register;ws=wss%3A%2F%2F192.0.2.66%2F;preauth=abc`;
    await expect(join({ link, name, displayName: '', password: 'p' })).rejects.toMatchObject({
      fault: { code: 'Conflict' },
    });
    expect(asked).toEqual([]);
  },
);

test('an invitation says where it leads, and a cut one that it is cut', () => {
  const { readInvitation } = ways();
  const link = `xmpp:house.internal?register;ws=${encodeURIComponent('wss://192.0.2.7:5281/x')};cert=sha-256:${'ab'.repeat(32)};preauth=abc`;
  expect(readInvitation(link)).toEqual({
    domain: 'house.internal',
    server: 'wss://192.0.2.7:5281/x',
    certificate: 'ab'.repeat(32),
  });
  expect(readInvitation('xmpp:example.org?register;preauth=abc')).toEqual({
    domain: 'example.org',
    server: null,
    certificate: null,
  });
  for (let length = 1; length < link.length - 3; length += 1) {
    expect(() => readInvitation(link.slice(0, length)), link.slice(0, length)).toThrow();
  }
});
