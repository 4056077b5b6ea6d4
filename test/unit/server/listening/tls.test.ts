import { describe, expect, it } from 'vitest';
import { checkTls, fingerprint } from '#electron/server/listening/tls.ts';
import { Authority, selfSigned } from '#test/support/tls.ts';

const now = Date.parse('2026-06-15T12:00:00Z');
const day = 86_400_000;
const authority = await Authority.make();
const issue = (from: number, until: number) =>
  authority.issue({ from: new Date(now + from), until: new Date(now + until) });
const good = await issue(-day, day);
const other = await issue(-day, day);

describe('certificate and key', () => {
  it('may be used where they belong together and count now', () => {
    expect(() => checkTls({ certificate: good.pem, key: good.key }, now)).not.toThrow();
    const withChain = `${good.pem}\n${authority.pem}`;
    expect(() => checkTls({ certificate: withChain, key: good.key }, now)).not.toThrow();
    const all = { certificate: good.pem, key: good.key, clientAuthorities: authority.pem };
    expect(() => checkTls(all, now)).not.toThrow();
  });

  it.each([
    ['do not belong together', { certificate: good.pem, key: other.key }],
    ['holds no certificate in PEM', { certificate: 'nonsense', key: good.key }],
    ['holds no certificate in PEM', { certificate: good.key, key: good.key }],
    ['holds no private key in PEM', { certificate: good.pem, key: '' }],
    ['holds no private key in PEM', { certificate: good.pem, key: good.pem }],
    ['--client-ca holds no', { certificate: good.pem, key: good.key, clientAuthorities: 'x' }],
  ])('are refused with a sentence: %s', (sentence, tls) => {
    expect(() => checkTls(tls, now)).toThrow(sentence);
  });

  it('are refused where their time is over, or has not come', async () => {
    const [over, early] = [await issue(-2 * day, -day), await issue(day, 2 * day)];
    const expired = { certificate: over.pem, key: over.key };
    expect(() => checkTls(expired, now)).toThrow('The certificate ended on 2026-06-14: have it renewed.');
    const future = { certificate: early.pem, key: early.key };
    expect(() => checkTls(future, now)).toThrow('counts only from 2026-06-16');
  });

  it('have a fingerprint, which is that of the first certificate', async () => {
    const own = await selfSigned({});
    expect(fingerprint(own.pem)).toBe(own.fingerprint);
    expect(fingerprint(`${good.pem}\n${authority.pem}`)).toBe(good.fingerprint);
  });
});
