import { FaultError } from '../model/fault.ts';
import { isLoopback } from '../model/loopback.ts';
import { TokenRefusedError } from '../session/exchange/bearer.ts';
import { Whereabouts } from '../session/locate/whereabouts.ts';
import { Session } from '../session/session.ts';
import type { LocalEndpointSettings } from './endpoint-values.ts';

/** Where an account of this server signs on, as the server says (RFC 7628, 3.2.2). */
export interface SignOn {
  /** The URL of the issuer's openid-configuration (OpenID Connect Discovery 1.0, 4). */
  readonly issuer: string;
  /** As which client Perch is known there, where the server says so. */
  readonly clientId?: string;
  /** What to ask for, separated by spaces, where the server says so. */
  readonly scope?: string;
}

/**
 * Asks a server for its single sign-on, by offering it an empty token (RFC 7628, 4.3). FaultErrors:
 * NoCommonMechanism (it has none), SignOnFailed (it does not say where), and those of an endpoint that connects.
 */
export async function discoverSignOn(
  address: string,
  settings: Pick<LocalEndpointSettings, 'webSocket' | 'foundWebSocket' | 'ca' | 'pin'> = {},
): Promise<SignOn> {
  const { ca, pin } = settings;
  const session: Session = new Session({
    address,
    credential: { token: async () => '' },
    locate: (unreachable) => whereabouts.locate(unreachable),
    transport: { ca, pin },
  });
  const whereabouts = new Whereabouts({ ...settings, domain: session.domain });
  try {
    await session.start();
  } catch (error) {
    if (error instanceof TokenRefusedError) return readSignOn(error);
    throw error;
  }
  await session.stop();
  throw notSaid();
}

function readSignOn({ failure }: TokenRefusedError): SignOn {
  const { openIdConfiguration: issuer, clientId, scope } = failure ?? {};
  if (!issuer) throw notSaid();
  if (!isSafe(issuer)) throw notSafe();
  return { issuer, ...(clientId && { clientId }), ...(scope && { scope }) };
}

/** Whom people tell their passwords has to be who they say they are (OpenID Connect Discovery 1.0, 4). */
function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function notSafe(): FaultError {
  return new FaultError(
    'SignOnFailed',
    'The server names a place for single sign-on that is not safe. Ask its administrator.',
  );
}

function notSaid(): FaultError {
  return new FaultError(
    'SignOnFailed',
    'This server has no single sign-on. Sign in with a password, or ask its administrator.',
  );
}
