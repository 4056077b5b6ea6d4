import { FaultError } from '../model/fault.ts';
import type { Credential } from './credential.ts';
import { noSafeWay } from './stream-fault.ts';

/** What a password can sign in by, the strongest first. */
const passwordMechanisms = ['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'] as const;
export type PasswordMechanism = (typeof passwordMechanisms)[number];

/** How somebody can sign in (SASL, RFC 6120, 6). */
export type Mechanism = PasswordMechanism | 'OAUTHBEARER' | 'EXTERNAL';

/** What is spoken on: encrypted, unencrypted and never leaving this machine, or in the open. */
export type Channel = 'encrypted' | 'loopback' | 'open';

export interface Situation {
  readonly offered: readonly string[];
  readonly credential: Credential;
  readonly channel: Channel;
  /** The strongest mechanism that this account has ever signed in by; a weaker one is then refused. */
  readonly strongest?: Mechanism | undefined;
}

/**
 * The strongest mechanism that both sides have, the credential fits and the channel allows; never a weaker kind than
 * was agreed, whatever is offered. Throws PlainNotAllowed, WeakerSignIn, NoCommonMechanism, InsecureConnection,
 * NotAuthorized (the password is needed again).
 */
export function chooseMechanism(situation: Situation): Mechanism {
  const { credential } = situation;
  if ('token' in credential) return chooseBearer(situation);
  if ('certificate' in credential) return chooseExternal(situation);
  const best = passwordMechanisms.find((one) => situation.offered.includes(one));
  if (!best) throw noCommon(situation.offered);
  const wanted = 'keys' in credential ? credential.keys.mechanism : best;
  if (isWeaker(best, situation.strongest) || isWeaker(best, wanted)) throw weaker();
  if (!situation.offered.includes(wanted)) throw passwordNeeded();
  if (isWeaker(wanted, situation.strongest)) throw passwordNeeded();
  if (wanted === 'PLAIN') checkPlain(situation);
  return wanted;
}

function isWeaker(one: PasswordMechanism, other: Mechanism | undefined): boolean {
  const ranks: readonly (Mechanism | undefined)[] = passwordMechanisms;
  return ranks.includes(other) && ranks.indexOf(one) > ranks.indexOf(other);
}

function checkPlain({ channel, credential }: Situation): void {
  if (channel !== 'encrypted') {
    throw new FaultError(
      'InsecureConnection',
      'The server wants the password itself, and the connection is not encrypted, so nothing was sent. Use a wss:// server address.',
    );
  }
  if ('allowPlain' in credential && credential.allowPlain) return;
  throw new FaultError(
    'PlainNotAllowed',
    'The server wants the password itself, so whoever runs it could read it. Allow that only if you trust them.',
  );
}

/** A bearer token is all that it takes to be somebody: nobody may read it on the way (RFC 6750, 5.3). */
function chooseBearer({ offered, channel }: Situation): Mechanism {
  if (!offered.includes('OAUTHBEARER')) {
    throw new FaultError(
      'NoCommonMechanism',
      'The server takes neither tokens nor single sign-on. Sign in with a password, or ask its administrator.',
    );
  }
  if (channel !== 'open') return 'OAUTHBEARER';
  throw new FaultError(
    'InsecureConnection',
    'The connection is not encrypted, so the token was not sent. Use a wss:// server address.',
  );
}

/** Offered only to whom TLS has already told who they are (XEP-0178, 2). */
function chooseExternal({ offered, channel }: Situation): Mechanism {
  if (channel !== 'encrypted') {
    throw new FaultError(
      'InsecureConnection',
      'A certificate can be shown only over an encrypted connection. Use a wss:// server address.',
    );
  }
  if (offered.includes('EXTERNAL')) return 'EXTERNAL';
  throw new FaultError(
    'NoCommonMechanism',
    'The server does not take this certificate. Ask its administrator whether it trusts who issued it.',
  );
}

function noCommon(offered: readonly string[]): FaultError {
  return new FaultError('NoCommonMechanism', noCommonText(offered));
}

function noCommonText(offered: readonly string[]): string {
  if (offered.includes('OAUTHBEARER')) {
    return 'The server takes no passwords here. Use single sign-on.';
  }
  if (offered.some((one) => one.startsWith('GSS') || one === 'NTLM')) {
    return 'The server wants Kerberos (GSSAPI), which Perch does not support, because it needs software of the system that Perch does not bring. Ask its administrator for SCRAM-SHA-256 or single sign-on.';
  }
  return noSafeWay;
}

function weaker(): FaultError {
  return new FaultError(
    'WeakerSignIn',
    'The server offers a weaker way to sign in than before, as it would if somebody stood in between; nothing was sent. Ask its administrator; if it is meant, sign in anew and accept it.',
  );
}

/** What was kept of it is nothing that the server takes. */
export function passwordNeeded(): FaultError {
  return new FaultError('NotAuthorized', 'The server asks for the password again. Sign in with it.');
}
