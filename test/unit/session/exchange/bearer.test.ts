import { expect, test } from 'vitest';
import { bearerExchange, TokenRefusedError } from '#electron/session/exchange/bearer.ts';
import { mendsItself } from '#electron/session/stream-fault.ts';

const failure =
  '{"status":"invalid_token","openid-configuration":"https://id.example.com/","client_id":"perch"}';

test('a token goes out as the RFC has it, with the account that it is for', () => {
  expect(bearerExchange('ana@example.com', 'abc').first()).toBe(
    'n,a=ana@example.com,\x01auth=Bearer abc\x01\x01',
  );
});

test('a refusal keeps what the server said of where to get another', async () => {
  const exchange = bearerExchange('ana@example.com', 'abc');
  expect(await exchange.answer(failure)).toBe('\x01');
  const refusal = exchange.refuse('not-authorized');
  expect(refusal).toBeInstanceOf(TokenRefusedError);
  expect(refusal).toMatchObject({
    token: 'abc',
    failure: { openIdConfiguration: 'https://id.example.com/', clientId: 'perch' },
    fault: { code: 'CredentialsExpired' },
  });
  expect(refusal.fault.text).not.toContain('abc');
});

test.each(['', 'nonsense', '[]'])('a reason that is %j is none', async (reason) => {
  const exchange = bearerExchange('ana@example.com', 'abc');
  await exchange.answer(reason);
  expect(exchange.refuse('credentials-expired')).toMatchObject({ failure: undefined });
});

test.each([
  ['account-disabled', 'AccountDisabled'],
  ['temporary-auth-failure', 'TooManyAttempts'],
  ['invalid-authzid', 'NotAuthorized'],
] as const)('%s is not the token’s fault', (condition, code) => {
  const refusal = bearerExchange('ana@example.com', 'abc').refuse(condition);
  expect(refusal.fault.code).toBe(code);
  expect(refusal).not.toBeInstanceOf(TokenRefusedError);
});

test('a server that cannot ask the issuer is asked again later', async () => {
  const exchange = bearerExchange('ana@example.com', 'abc');
  await exchange.answer('{"status":"temporarily_unavailable"}');
  const { fault } = exchange.refuse('temporary-auth-failure');
  expect([fault.code, mendsItself(fault)]).toEqual(['SignOnFailed', true]);
});

test('the reason that the server gives is told, in one short line', () => {
  const exchange = bearerExchange('ana@example.com', 'abc');
  expect(exchange.refuse('not-authorized', 'The clocks\n differ.').fault.text).toContain(
    '“The clocks differ.”',
  );
  expect(exchange.refuse('not-authorized', 'x'.repeat(10_000)).fault.text.length).toBeLessThan(400);
  expect(exchange.refuse('credentials-expired', 'Too late.').fault.text).toContain('it has expired');
});
