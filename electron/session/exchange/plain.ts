import { saslFault } from '../stream-fault.ts';
import type { Exchange } from './exchange.ts';
import { unexpectedChallenge } from './unexpected-challenge.ts';

/** The password itself (RFC 4616): proves nothing of the server, and leaves nothing to keep in its place. */
export function plainExchange(username: string, password: string): Exchange {
  return {
    mechanism: 'PLAIN',
    first: () => `\0${username}\0${password}`,
    answer: unexpectedChallenge,
    accept: () => undefined,
    refuse: saslFault,
  };
}
