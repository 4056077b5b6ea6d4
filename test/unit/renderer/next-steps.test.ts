import { describe, expect, test } from 'vitest';
import type { Connection, Fault } from '#electron/bridge/contract.ts';
import { stepsFrom } from '#renderer/view/next-steps.ts';

const failed = (code: Fault['code'], state: Connection['state'] = 'offline'): Connection => ({
  state,
  fault: { code, text: 'why' },
});

describe('the next steps out of a connection', () => {
  test.each(['signed out', 'connecting', 'online'] as const)('%s needs none', (state) => {
    expect(stepsFrom(failed('TimedOut', state), 'A server')).toEqual([]);
  });

  test.each([
    ['NotAuthorized', ['sign in']],
    ['CredentialsExpired', ['sign in']],
    ['Conflict', ['use here']],
    ['CertificateChanged', ['new invitation']],
    ['NotXmpp', ['change server', 'try again']],
    ['Internal', ['try again']],
    ['StorageFailed', ['try again']],
  ] as const)('%s: %j', (code, steps) => {
    expect(stepsFrom(failed(code), 'A server')).toEqual(steps);
  });

  test('a certificate that changed is never tried again from here', () => {
    for (const state of ['waiting', 'offline'] as const) {
      expect(stepsFrom(failed('CertificateChanged', state), 'A server')).not.toContain('try again');
    }
  });

  test('without a reason there is still something to do', () => {
    expect(stepsFrom({ state: 'offline' }, 'A server')).toEqual(['try again']);
  });

  test.each(['NotAuthorized', 'HostNotFound', 'Internal'] as const)(
    '%s on this computer: only trying again',
    (code) => {
      expect(stepsFrom(failed(code), 'This computer')).toEqual(['try again']);
    },
  );

  test('this computer can also be used by another Perch', () => {
    expect(stepsFrom(failed('Conflict'), 'This computer')).toEqual(['use here']);
  });
});
