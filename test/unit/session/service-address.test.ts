import { describe, expect, test } from 'vitest';
import { checkServiceAddress, followRedirect } from '#electron/session/locate/service-address.ts';

describe('the address of a server', () => {
  test.each([
    ['wss://chat.example.com/ws', 'wss://chat.example.com/ws'],
    ['WSS://chat.example.com', 'wss://chat.example.com/'],
    ['wss://chat.example.com/ws#part', 'wss://chat.example.com/ws'],
    ['ws://localhost:5280/ws', 'ws://localhost:5280/ws'],
    ['ws://127.0.0.1:5280/', 'ws://127.0.0.1:5280/'],
    ['ws://127.8.9.10/', 'ws://127.8.9.10/'],
    ['ws://[::1]:5280/', 'ws://[::1]:5280/'],
  ])('%s is taken', (address, expected) => {
    expect(checkServiceAddress(address)).toBe(expected);
  });

  test.each([
    ['ws://chat.example.com/', 'InsecureConnection'],
    ['ws://localhost.example.com/', 'InsecureConnection'],
    ['ws://127.0.0.1.example.com/', 'InsecureConnection'],
    ['ws://192.168.1.2/', 'InsecureConnection'],
    ['ws://0.0.0.0/', 'InsecureConnection'],
    ['https://chat.example.com/', 'InvalidArgument'],
    ['chat.example.com', 'InvalidArgument'],
    ['', 'InvalidArgument'],
  ])('%s is refused as %s', (address, code) => {
    expect(() => checkServiceAddress(address)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ code }) }),
    );
  });
});

test('an encrypted server never leads to one that is not, not even on this machine', () => {
  expect(() => followRedirect('wss://a.example.com/', 'ws://127.0.0.1/')).toThrow();
  expect(followRedirect('wss://a.example.com/', 'wss://b.example.com/')).toBe('wss://b.example.com/');
  expect(followRedirect('ws://localhost/', 'ws://localhost:1/')).toBe('ws://localhost:1/');
});
