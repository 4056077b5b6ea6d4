import { writePlain } from '#electron/stanza/rfc4616-plain.ts';
import { saslFault } from '../stream-fault.ts';
import type { Exchange } from './exchange.ts';
import { unexpectedChallenge } from './unexpected-challenge.ts';

/** The password itself (RFC 4616): proves nothing of the server, and leaves nothing to keep in its place. */
export function plainExchange(name: string, password: string): Exchange {
  return {
    mechanism: 'PLAIN',
    first: () => writePlain({ name, password }),
    answer: unexpectedChallenge,
    accept: () => undefined,
    refuse: saslFault,
  };
}
