import type { JWTPayload } from 'jose';
import type { Timestamp } from '#electron/model/ids.ts';
import type { BearerFailure } from '#electron/stanza/rfc7628-oauthbearer.ts';
import type { BearerVerifier, Proof, Refusal } from '../sign-in.ts';
import { accountNameIn, displayNameIn } from './account-name.ts';
import { type FetchJson, fetchJson as fetchFromWeb } from './fetch-json.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { discoveryUrl, type IssuerOptions } from './issuer-options.ts';
import { clockTolerance, verifyToken } from './verify-token.ts';

/** The accounts of the people who come from an issuer. */
export interface IssuedAccounts {
  /** The account that is this person's already. */
  of(issuer: string, subject: string): string | undefined;
  /**
   * Lets an account be this person's from now on: one that an administrator left to them, or a new one where that is
   * wished. False where neither is so.
   */
  claim(who: NewPerson): Promise<boolean>;
}

export interface NewPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly account: string;
  readonly displayName?: string;
  /** Where there is no such account, make it. */
  readonly make: boolean;
}

export interface Issuer {
  readonly verify: BearerVerifier;
  /** Where its tokens are to be had. */
  readonly where: Omit<BearerFailure, 'status'>;
}

export interface IssuerSurroundings {
  readonly domain: string;
  readonly accounts: IssuedAccounts;
  readonly clock: () => Timestamp;
  /** Milliseconds; it never goes back. */
  readonly now: () => number;
  /** Tells those who run the server what they can do something about. */
  readonly log: (text: string) => void;
  readonly fetchJson?: FetchJson;
}

const unknownHere: Refusal = {
  refused: 'not-authorized',
  text: 'You have no account here: ask those who run this server.',
};

export function createIssuer(options: IssuerOptions, around: IssuerSurroundings): Issuer {
  const { issuer, clientId, audience, userClaim, createAccounts } = options;
  const { domain, accounts, clock, now, log, fetchJson = fetchFromWeb } = around;
  const keys = createIssuerKeys({ issuer, fetchJson, now, onTrouble: log });
  // An ID token is made for the client itself (OpenID Connect Core, 2).
  const audiences = [audience, clientId];

  async function verify(token: string): Promise<Proof | undefined> {
    if ((await issuerOf(token)) !== issuer) return undefined;
    const verified = await verifyToken(token, { issuer, audiences, keys, clock });
    if ('refused' in verified) return verified;
    const { claims } = verified;
    const { sub, exp = 0 } = claims;
    if (sub === undefined || sub === '') return refuse('a token names no subject');
    const name = accounts.of(issuer, sub) ?? (await firstTime(claims, sub));
    if (name === undefined) return unknownHere;
    return { signIn: { name, by: 'token', until: (exp + clockTolerance) * 1_000 } };
  }

  async function firstTime(claims: JWTPayload, subject: string): Promise<string | undefined> {
    const account = accountNameIn(claims, userClaim, domain);
    if (account === undefined) {
      refuse(`the claim ${userClaim} of ${subject} names no account of ${domain}`);
      return undefined;
    }
    const displayName = displayNameIn(claims);
    const called = displayName === undefined ? {} : { displayName };
    const who = { issuer, subject, account, ...called, make: createAccounts };
    if (await accounts.claim(who)) return account;
    refuse(`${account} is another's, or no account, and ${subject} cannot have it`);
    return undefined;
  }

  function refuse(why: string): Refusal {
    log(`Nobody was signed in by ${issuer}: ${why}.`);
    return unknownHere;
  }

  const scope = userClaim === 'email' ? 'openid profile email' : 'openid profile';
  return { verify, where: { scope, openIdConfiguration: discoveryUrl(issuer), clientId } };
}

/** Whose token it says it is; undefined for what is no JWT. */
async function issuerOf(token: string): Promise<string | undefined> {
  if (token.split('.').length !== 3) return undefined;
  const { decodeJwt } = await import('jose');
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
