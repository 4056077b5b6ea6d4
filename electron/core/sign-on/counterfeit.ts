import { FaultError } from '#electron/model/fault.ts';
import { issuerAt } from './issuer-url.ts';

/** Whose word for a person a chat domain takes, and as which client Perch is known there. */
export interface TrustedSignOn {
  readonly domain: string;
  /** The URL of the issuer's openid-configuration. */
  readonly issuer: string;
  readonly clientId: string;
}

/**
 * Nothing in a token tells for which chat server it was asked: who gets one can be its person wherever this issuer and
 * client are believed (a counterfeit resource server, RFC 9700, 4.9.1), and every server names them to whoever asks. So
 * none is fetched for a domain that names those of another one. Throws `SignOnFailed`.
 */
export function refuseCounterfeit(asking: TrustedSignOn, known: readonly TrustedSignOn[]): void {
  const owner = known.find((one) => isSame(one, asking) && !areRelated(one.domain, asking.domain));
  if (owner === undefined) return;
  throw new FaultError(
    'SignOnFailed',
    `${asking.domain} asks for the sign-in that ${owner.domain} uses, and could be you there, so nothing was signed in. Ask whoever runs ${asking.domain} for a sign-in of its own.`,
  );
}

function isSame(one: TrustedSignOn, other: TrustedSignOn): boolean {
  // There are many ways to write one URL.
  const [first, second] = [issuerAt(one.issuer), issuerAt(other.issuer)];
  return first?.href === second?.href && one.clientId === other.clientId;
}

/** Of one organisation, as far as names tell: the same, one within the other, or neighbours. */
function areRelated(one: string, other: string): boolean {
  const isWithin = one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
  return one === other || isWithin || (parentOf(one) === parentOf(other) && isOwned(parentOf(one)));
}

function parentOf(domain: string): string {
  return domain.slice(domain.indexOf('.') + 1);
}

/** Not `org`, nor `co.uk`, below which everybody may have a name. */
function isOwned(domain: string): boolean {
  const [name = '', ...above] = domain.split('.');
  return above.length > 0 && !/^(ac|co|com|edu|gob|go|gov|ltd|mil|ne|net|or|org|plc)$/.test(name);
}
