import { describe, expect, it } from 'vitest';
import { ownAddresses } from '#electron/server/listening/own-addresses.ts';
import { ownDomain } from '#electron/server/own-domain.ts';
import { openDatabase } from '#electron/server/server.ts';
import { keepDomain } from '#electron/server/storage/domain.ts';

const base = { netmask: '', mac: '', internal: false, cidr: null } as const;
const four = (address: string, internal = false) => ({ ...base, family: 'IPv4', address, internal }) as const;
const six = (address: string, internal = false) =>
  ({ ...base, family: 'IPv6', address, internal, scopeid: 0 }) as const;

describe('the addresses of a computer', () => {
  it('are those that others can reach, IPv4 first', () => {
    const found = ownAddresses({
      lo: [four('127.0.0.1', true), six('::1', true)],
      wlan0: [six('fe80::1'), six('fd00::7'), four('192.168.1.20')],
      docker0: [four('172.17.0.1')],
      off: undefined,
    });
    expect(found).toEqual([
      { address: '192.168.1.20', label: 'wlan0' },
      { address: '172.17.0.1', label: 'docker0' },
      { address: 'fd00::7', label: 'wlan0' },
    ]);
  });
});

describe('the domain of one computer', () => {
  it.each([
    ['Anas-MacBook.local', /^anas-macbook-[a-z0-9]{6}\.internal$/],
    ['büro 7', /^b-ro-7-[a-z0-9]{6}\.internal$/],
    ['', /^computer-[a-z0-9]{6}\.internal$/],
    ['---', /^computer-[a-z0-9]{6}\.internal$/],
    ['a-very-long-name-of-a-computer', /^a-very-long-name-of-[a-z0-9]{6}\.internal$/],
  ])('is made of its name and of chance: %o', (name, domain) => {
    expect(ownDomain(name, Uint8Array.of(0, 50, 100, 150, 200, 255))).toMatch(domain);
  });

  it('is kept with the data, whoever starts on them', () => {
    const database = openDatabase(':memory:');
    expect(keepDomain(database, undefined, () => 'desk-1.internal')).toBe('desk-1.internal');
    expect(keepDomain(database, undefined, () => 'desk-2.internal')).toBe('desk-1.internal');
    expect(keepDomain(database, 'desk-1.internal', () => 'x')).toBe('desk-1.internal');
    expect(() => keepDomain(database, 'example.org', () => 'x')).toThrow('end in desk-1.internal');
    database.close();
  });

  it('stays localhost for data that are older than this', () => {
    const database = openDatabase(':memory:');
    keepDomain(database, undefined, () => 'first');
    database.exec("DELETE FROM setting; INSERT INTO account (name, created_at) VALUES ('ana', 0)");
    expect(keepDomain(database, undefined, () => 'desk-1.internal')).toBe('localhost');
    database.close();
  });
});
