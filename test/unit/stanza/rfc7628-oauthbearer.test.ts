import { describe, expect, it } from 'vitest';
import {
  type BearerFailure,
  type BearerRequest,
  readBearerFailure,
  readBearerRequest,
  writeBearerFailure,
  writeBearerRequest,
} from '#electron/stanza/rfc7628-oauthbearer.ts';

const requests: readonly BearerRequest[] = [
  { token: 'perch_abc' },
  { token: '' },
  { token: 'ey.J-_~+/x==', authorizationId: 'a,b=c@example.com' },
  { token: 't', host: 'chat.example.com', port: 443 },
];

describe('A bearer token on its way', () => {
  it.each(requests)('is read as it was written: %o', (request) => {
    expect(readBearerRequest(writeBearerRequest(request))).toEqual(request);
  });

  it('looks as in RFC 7628, 4.1', () => {
    const request = {
      token: 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==',
      authorizationId: 'user@example.com',
      host: 'server.example.com',
      port: 143,
    };
    const written =
      'n,a=user@example.com,^host=server.example.com^port=143^auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==^^';
    expect(writeBearerRequest(request)).toBe(written.replaceAll('^', '\x01'));
  });

  it.each([
    '',
    'n,,',
    'n,,^^',
    'n,,^auth=Bearer t',
    'n,,^auth=Bearer t^',
    'n,,^auth=Bearer t^^^',
    'n,,^auth=Bearer t^auth=Bearer u^^',
    'n,,^auth=Basic t^^',
    'n,,^auth=Bearer a b^^',
    'n,,^host=x^^',
    'n,a=,^auth=Bearer t^^',
    'n,a==2c,^auth=Bearer t^^',
    'p=tls-unique,,^auth=Bearer t^^',
    'n,,^auth=Bearer é^^',
  ])('is refused where it is malformed: %s', (message) => {
    expect(readBearerRequest(message.replaceAll('^', '\x01'))).toBeUndefined();
  });
});

const failures: readonly BearerFailure[] = [
  { status: 'invalid_token' },
  {
    status: 'invalid_token',
    scope: 'openid profile',
    openIdConfiguration: 'https://id.example/.well-known/openid-configuration',
    clientId: 'perch-desktop',
  },
];

describe('Why a token was refused', () => {
  it.each(failures)('is read as it was written: %o', (failure) => {
    expect(readBearerFailure(writeBearerFailure(failure))).toEqual(failure);
  });

  it.each(['', 'null', '[]', '{}', '{"status":1}', '{"status":"x","client_id":{}}', '{'])(
    'is nothing where the server says %s',
    (message) => expect(readBearerFailure(message)).toBeUndefined(),
  );
});
