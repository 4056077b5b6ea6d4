import { describe, expect, it } from 'vitest';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { capsVersion, readCaps, writeCaps } from '#electron/stanza/0115-caps.ts';
import { xml } from '#electron/stanza/xml.ts';

const features = [
  'http://jabber.org/protocol/caps',
  'http://jabber.org/protocol/disco#info',
  'http://jabber.org/protocol/disco#items',
  'http://jabber.org/protocol/muc',
];

describe('entity capabilities', () => {
  it('hashes the simple example of XEP-0115, 5.2', () => {
    const identities = [{ category: 'client', type: 'pc', name: 'Exodus 0.9.1' }];
    expect(capsVersion({ identities, features, forms: [] })).toBe('QgayPKawpkPSDYmwT/WM94uAlu0=');
  });

  it('hashes the complex example of XEP-0115, 5.3', () => {
    const identities = [
      { category: 'client', type: 'pc', name: 'Psi 0.11', language: 'en' },
      { category: 'client', type: 'pc', name: 'Ψ 0.11', language: 'el' },
    ];
    const form = makeForm('result', 'urn:xmpp:dataforms:softwareinfo', {
      os_version: '10.5.1',
      ip_version: ['ipv4', 'ipv6'],
      os: 'Mac',
      software: 'Psi',
      software_version: '0.11',
    });
    expect(capsVersion({ identities, features, forms: [form] })).toBe('q07IKJEyjvHSyhy//CH0CxmKi8w=');
  });

  it('finds the caps of a presence', () => {
    const caps = { node: 'urn:perch', version: 'x', hash: 'sha-1' };
    expect(readCaps(xml('presence', {}, writeCaps(caps)))).toEqual(caps);
    expect(readCaps(xml('presence'))).toBeUndefined();
  });
});
