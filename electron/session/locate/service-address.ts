import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';

/** Checks the address of a WebSocket: encrypted, or on this machine. Throws InvalidArgument, InsecureConnection. */
export function checkServiceAddress(address: string): string {
  if (!URL.canParse(address) || !/^wss?:\/\//i.test(address)) {
    throw new FaultError(
      'InvalidArgument',
      'A server address looks like wss://chat.example.com/xmpp-websocket.',
    );
  }
  const url = new URL(address);
  if (url.protocol === 'ws:' && !isLoopback(url.hostname)) {
    throw new FaultError(
      'InsecureConnection',
      'This server address is not encrypted. Use one that begins with wss://.',
    );
  }
  url.hash = '';
  return url.href;
}

/** Where a server that we are connected to sends us (RFC 7395, 3.6.1): never from an encrypted place to another. */
export function followRedirect(from: string, to: string): string {
  const target = checkServiceAddress(to);
  if (from.startsWith('wss:') && !target.startsWith('wss:')) {
    throw new FaultError('InsecureConnection', 'The server points to an address that is not encrypted.');
  }
  return target;
}
