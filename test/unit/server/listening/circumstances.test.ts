import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { circumstancesOf } from '#electron/server/stream/circumstances.ts';

/** Only what is looked at. */
function from(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { socket, headers } as unknown as IncomingMessage; // A request needs a whole connection to be real.
}

const alone = { allowPlain: false, behindProxy: false };
const behind = { allowPlain: true, behindProxy: true };

describe('what is known of a connection', () => {
  it.each([
    ['from this computer', from('127.0.0.1'), alone, [false, true, '127.0.0.1']],
    ['from this computer by IPv6', from('::1'), alone, [false, true, '::1']],
    ['from a socket of both kinds', from('::ffff:127.0.0.1'), alone, [false, true, '127.0.0.1']],
    ['from elsewhere', from('192.0.2.1'), alone, [false, false, '192.0.2.1']],
    ['a claim where there is no proxy', from('127.0.0.1', '192.0.2.1'), alone, [false, true, '127.0.0.1']],
    ['through the proxy', from('127.0.0.1', '192.0.2.1'), behind, [true, false, '192.0.2.1']],
    [
      'a claim before the proxy',
      from('127.0.0.1', '127.0.0.1, 192.0.2.1'),
      behind,
      [true, false, '192.0.2.1'],
    ],
    ['a claim past the proxy', from('192.0.2.9', '127.0.0.1'), behind, [false, false, '192.0.2.9']],
    ['beside the proxy', from('127.0.0.1'), behind, [false, true, '127.0.0.1']],
  ])('%s', (_, request, around, [secure, loopback, remoteAddress]) => {
    const expected = { secure, loopback, remoteAddress, allowPlain: around.allowPlain };
    expect(circumstancesOf(request, around)).toEqual(expected);
  });
});
