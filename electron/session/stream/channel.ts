import type { Client } from '@xmpp/client-core';
import { isLoopback } from '#electron/model/loopback.ts';
import type { Channel } from '../mechanism.ts';

/** What the stream that is being opened is spoken on. */
export function channelOf({ options }: Client): Channel {
  const { protocol, hostname } = new URL(options.service);
  if (protocol === 'wss:') return 'encrypted';
  return isLoopback(hostname) ? 'loopback' : 'open';
}
