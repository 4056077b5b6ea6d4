import { describe, expect, it } from 'vitest';
import { readPlain, writePlain } from '#electron/stanza/rfc4616-plain.ts';

describe('A password sent by itself', () => {
  it.each([
    { name: 'ana', password: 'päss wörd' },
    { authorizationId: 'ana@localhost', name: 'ana', password: 'x' },
  ])('is read as it was written: %o', (message) => {
    expect(readPlain(writePlain(message))).toEqual(message);
  });

  it.each(['', 'ana', '\0ana', '\0ana\0', '\0\0secret', '\0ana\0a\0b', `\0ana\0${'x'.repeat(2_000)}`])(
    'is refused where it is malformed: %j',
    (message) => expect(readPlain(message)).toBeUndefined(),
  );
});
