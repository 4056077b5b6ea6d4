import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { networkAddresses } from '#electron/host/network-addresses.ts';

function face(address: string, internal = false): NetworkInterfaceInfo {
  const shared = { address, netmask: '', mac: '', cidr: null, internal };
  return address.includes(':') ? { ...shared, family: 'IPv6', scopeid: 0 } : { ...shared, family: 'IPv4' };
}

test('others reach this computer at what is neither its own loop nor of one cable only, IPv4 first', () => {
  const faces = {
    lo: [face('127.0.0.1', true), face('::1', true)],
    eth0: [face('fe80::1'), face('2001:db8::7'), face('192.0.2.7')],
    wlan0: [face('169.254.3.4'), face('198.51.100.9')],
    gone: undefined,
  };
  expect(networkAddresses(faces)).toEqual(['192.0.2.7', '198.51.100.9', '2001:db8::7']);
});

test('a computer on no network has none', () => {
  expect(networkAddresses({ lo: [face('127.0.0.1', true)] })).toEqual([]);
});
