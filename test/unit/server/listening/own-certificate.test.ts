import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeOwnCertificate } from '#electron/server/listening/own-certificate.ts';
import { keepOwnCertificate } from '#electron/server/listening/own-certificate-file.ts';
import { checkTls } from '#electron/server/listening/tls.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

const now = Date.parse('2026-06-15T12:00:00Z');
const names = ['desk-abc234.internal', 'desk', '192.168.1.20', 'fd00::7'];

describe('a certificate of the own making', () => {
  it('names the computer, belongs to its key, and may serve and vouch for nobody', async () => {
    const made = await makeOwnCertificate(names, now);
    checkTls(made, now);
    const certificate = new X509Certificate(made.certificate);
    for (const host of names.slice(0, 2)) expect(certificate.checkHost(host)).toBe(host);
    for (const address of names.slice(2)) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkHost('elsewhere')).toBeUndefined();
    expect(certificate.ca).toBe(false);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('is another one each time', async () => {
    const [one, other] = [await makeOwnCertificate(names, now), await makeOwnCertificate(names, now)];
    const numberOf = (pem: string) => new X509Certificate(pem).serialNumber;
    expect(numberOf(one.certificate)).not.toBe(numberOf(other.certificate));
  });
});

describe('the certificate that is kept', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder('own-certificate');
  });
  afterEach(() => folder.remove());

  const keep = (at = now) =>
    keepOwnCertificate(
      folder.path,
      () => names,
      () => at,
    );
  const file = () => join(folder.path, 'tls', 'own.pem');
  const numberOf = ({ certificate }: { certificate: string }) =>
    new X509Certificate(certificate).serialNumber;

  it('stays the same over starts, and is for its owner alone', async () => {
    const first = await keep().current();
    expect(numberOf(await keep().current())).toBe(numberOf(first));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readFileSync(file(), 'utf8')).toContain('PRIVATE KEY');
    checkTls(await keep().current(), now);
  });

  it('is another one when it is renewed', async () => {
    const first = await keep().current();
    const renewed = await keep().renew();
    expect(numberOf(renewed)).not.toBe(numberOf(first));
    expect(numberOf(await keep().current())).toBe(numberOf(renewed));
  });

  it('is made anew where it is damaged, or its time is over', async () => {
    const first = await keep().current();
    writeFileSync(file(), 'nonsense');
    const second = await keep().current();
    expect(numberOf(second)).not.toBe(numberOf(first));
    const later = now + 4_000 * 86_400_000;
    expect(numberOf(await keep(later).current())).not.toBe(numberOf(second));
  });
});
