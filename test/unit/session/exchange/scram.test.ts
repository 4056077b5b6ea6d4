import { expect, test } from 'vitest';
import { ScramExchange } from '#electron/session/exchange/scram.ts';

const password = { password: 'pencil' };
const keys = {
  keys: { mechanism: 'SCRAM-SHA-1', salt: 'AAAA', iterations: 4096, clientKey: 'AA', serverKey: 'AA' },
} as const;

// RFC 5802, 5.
test('the exchange of the RFC comes out as printed there', async () => {
  const exchange = new ScramExchange('SCRAM-SHA-1', 'user', password, 'fyko+d2lbbFgONRv9qkxdawL');
  expect(exchange.first()).toBe('n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL');
  const final = await exchange.answer(
    'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
  );
  expect(final).toBe('c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=');
  expect(exchange.accept('v=rmF9pqV8S7suAoZWja4dJRkFsKQ=')?.iterations).toBe(4096);
});

test.each([
  ['a nonce that is not ours', 'r=other,s=QSXCR+Q6sek8bf92,i=4096'],
  ['our nonce with nothing added', 'r=nonce,s=QSXCR+Q6sek8bf92,i=4096'],
  ['rounds without end', 'r=nonce1,s=QSXCR+Q6sek8bf92,i=100000000'],
  ['nothing at all', ''],
])('a challenge with %s is refused', async (_, challenge) => {
  const exchange = new ScramExchange('SCRAM-SHA-256', 'user', password, 'nonce');
  await expect(exchange.answer(challenge)).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
});

test.each(['v=AAAA', 'e=other-error', '', undefined])(
  'a server that ends with %s is not believed',
  async (last) => {
    const exchange = new ScramExchange('SCRAM-SHA-256', 'user', password, 'nonce');
    await exchange.answer('r=nonce1,s=QSXCR+Q6sek8bf92,i=4096');
    expect(() => exchange.accept(last)).toThrow();
  },
);

test('a server that says yes before it was asked is not believed', () => {
  const exchange = new ScramExchange('SCRAM-SHA-256', 'user', password, 'nonce');
  expect(() => exchange.accept('')).toThrow();
});

test('kept keys are of no use once the password is another', async () => {
  const exchange = new ScramExchange('SCRAM-SHA-1', 'user', keys, 'nonce');
  await expect(exchange.answer('r=nonce1,s=QSXCR+Q6sek8bf92,i=4096')).rejects.toMatchObject({
    fault: { code: 'NotAuthorized' },
  });
});

test('a signature may come in a challenge of its own, and nothing after it', async () => {
  const exchange = new ScramExchange('SCRAM-SHA-256', 'user', password, 'nonce');
  await exchange.answer('r=nonce1,s=QSXCR+Q6sek8bf92,i=4096');
  expect(await exchange.answer('v=AAAA')).toBe('');
  await expect(exchange.answer('v=AAAA')).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  expect(() => exchange.accept(undefined)).toThrow();
});

test('a server that asks for so few rounds that the password could be guessed gets no proof', async () => {
  for (const credential of [password, keys]) {
    const exchange = new ScramExchange('SCRAM-SHA-1', 'user', credential, 'nonce');
    await expect(exchange.answer('r=nonce1,s=AAAA,i=4095')).rejects.toMatchObject({
      fault: { code: 'NoCommonMechanism' },
    });
  }
});
