import { expect, test } from 'vitest';
import { refuseCounterfeit } from '#electron/core/sign-on/counterfeit.ts';

const issuer = 'https://login.corp.example/.well-known/openid-configuration';
const known = [{ domain: 'chat.corp.example', issuer, clientId: 'perch' }];
const asks =
  (domain: string, client = 'perch', at = issuer) =>
  () =>
    refuseCounterfeit({ domain, issuer: at, clientId: client }, known);

test.each(['evil.example', 'chat.corp.example.evil.example', 'corp.test', 'chat.corp', 'xcorp.example'])(
  '%s gets no sign-on that another organisation uses',
  (domain) => expect(asks(domain)).toThrow('chat.corp.example'),
);

test('names below one that everybody may have a name below are strangers', () => {
  const mine = [{ domain: 'mine.co.uk', issuer, clientId: 'perch' }];
  const asking = { domain: 'theirs.co.uk', issuer, clientId: 'perch' };
  expect(() => refuseCounterfeit(asking, mine)).toThrow('mine.co.uk');
});

test.each(['chat.corp.example', 'corp.example', 'new.chat.corp.example', 'other.corp.example'])(
  '%s may use the sign-on of its own organisation',
  (domain) => expect(asks(domain)).not.toThrow(),
);

test('another issuer, or another client of the same one, is nobody else’s', () => {
  expect(asks('other.example', 'theirs')).not.toThrow();
  expect(
    asks('other.example', 'perch', 'https://login.other.example/.well-known/openid-configuration'),
  ).not.toThrow();
});

test.each([
  'https://LOGIN.corp.example/.well-known/openid-configuration',
  'https://login.corp.example:443/.well-known/openid-configuration',
  'https://login.corp.example/./.well-known/openid-configuration',
  'https://login.corp.example/.well-known/openid-configuration?x',
  'https://login.corp.example/.well-known/openid-configuration#x',
])('%s is the same issuer, otherwise written', (other) => {
  expect(asks('evil.example', 'perch', other)).toThrow('chat.corp.example');
});
