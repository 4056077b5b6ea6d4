import { describe, expect, it } from 'vitest';
import {
  deriveScramKeys,
  readClientFirst,
  readServerFirst,
  type ScramMechanism,
  serverKeys,
  verifyClientFinal,
  writeClientFinal,
  writeClientFirst,
  writeServerFirst,
} from '#electron/stanza/scram.ts';

const examples: readonly {
  mechanism: ScramMechanism;
  nonce: string;
  challenge: string;
  final: string;
  signature: string;
}[] = [
  {
    // RFC 5802, 5
    mechanism: 'SCRAM-SHA-1',
    nonce: 'fyko+d2lbbFgONRv9qkxdawL',
    challenge: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
    final: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    signature: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    // RFC 7677, 3
    mechanism: 'SCRAM-SHA-256',
    nonce: 'rOprNGfwEbeRWgbNEkqO',
    challenge: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    final:
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    signature: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  },
];

describe('SCRAM', () => {
  it.each(examples)('speaks the example of the RFC for $mechanism', async (example) => {
    const first = writeClientFirst('user', example.nonce);
    const challenge = readServerFirst(example.challenge, example.nonce);
    if (!challenge) throw new Error('The challenge of the RFC was not read');
    const keys = await deriveScramKeys(example.mechanism, 'pencil', challenge.salt, challenge.iterations);
    const final = writeClientFinal(example.mechanism, keys, first, challenge);
    expect(first.message).toBe(`n,,n=user,r=${example.nonce}`);
    expect(final).toEqual({ message: example.final, serverSignature: example.signature });
    const stored = serverKeys(example.mechanism, keys);
    expect(verifyClientFinal(example.mechanism, stored, first, challenge, final.message)).toBe(
      example.signature,
    );
  });

  it('refuses a proof made of another password', async () => {
    const salt = Buffer.from('salt');
    const first = writeClientFirst('ana', 'abc');
    const challenge = writeServerFirst('abcdef', salt, 16);
    const right = await deriveScramKeys('SCRAM-SHA-256', 'right', salt, 16);
    const wrong = await deriveScramKeys('SCRAM-SHA-256', 'wrong', salt, 16);
    const { message } = writeClientFinal('SCRAM-SHA-256', wrong, first, challenge);
    const stored = serverKeys('SCRAM-SHA-256', right);
    expect(verifyClientFinal('SCRAM-SHA-256', stored, first, challenge, message)).toBeUndefined();
  });

  it('carries names with commas and equal signs', () => {
    expect(readClientFirst(writeClientFirst('a,b=c', 'n').message)?.username).toBe('a,b=c');
  });

  it.each(['p=tls-unique,,n=user,r=abc', 'n,,n=user', 'n,,n=us=er,r=abc', 'n,,n=,r=abc', 'nonsense', ''])(
    'refuses a malformed first message: %s',
    (message) => {
      expect(readClientFirst(message)).toBeUndefined();
    },
  );

  it.each([
    'r=other,s=QSXCR+Q6sek8bf92,i=4096',
    'r=abc,s=QSXCR+Q6sek8bf92,i=4096',
    'r=abcdef,s=QSXCR+Q6sek8bf92,i=0',
    'r=abcdef,i=4096',
  ])('refuses a challenge that does not continue its own nonce: %s', (message) => {
    expect(readServerFirst(message, 'abc')).toBeUndefined();
  });
});
