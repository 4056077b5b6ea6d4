import type { JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import type { FetchJson } from './fetch-json.ts';
import { discoveryUrl, isSafe } from './issuer-options.ts';

/** The issuer does not answer, or answers nonsense; for those who run the server, `cause` says what. */
export class IssuerUnavailable extends Error {}

export interface IssuerKeysOptions {
  readonly issuer: string;
  readonly fetchJson: FetchJson;
  /** Milliseconds; it never goes back. */
  readonly now: () => number;
  /** Hears, in a sentence, why the issuer's keys could not be fetched. */
  readonly onTrouble: (text: string) => void;
}

const minute = 60_000;
/** So long keys are good without asking again. */
const fresh = 10 * minute;
/** So long they are good while the issuer does not answer. */
const stale = 24 * 60 * minute;
/** Whoever sends a key's name that nobody knows makes us ask: but so often a minute at most. */
const mostAsks = 3;

const discovery = v.object({ issuer: v.string(), jwks_uri: v.string() });
const keySet = v.object({ keys: v.array(v.looseObject({ kty: v.string() })) });

interface Kept {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/**
 * The keys with which an issuer signs (OpenID Connect Discovery; RFC 7517). A key that is not known makes them be
 * fetched anew, because issuers change them. Rejects with `IssuerUnavailable`, or with an error of jose's where
 * there is no such key.
 */
export function createIssuerKeys({ issuer, fetchJson, now, onTrouble }: IssuerKeysOptions): JWTVerifyGetKey {
  let kept: Kept | undefined;
  let fetching: Promise<void> | undefined;
  let asks: readonly number[] = [];

  async function load(): Promise<void> {
    try {
      const found = v.parse(discovery, await fetchJson(discoveryUrl(issuer)));
      // OpenID Connect Discovery, 4.3: whoever speaks for another issuer is none.
      if (found.issuer !== issuer) throw new Error(`it calls itself ${found.issuer}`);
      if (!isSafe(found.jwks_uri)) throw new Error('it would send its keys without TLS');
      const keys = v.parse(keySet, await fetchJson(found.jwks_uri));
      const { createLocalJWKSet } = await import('jose');
      kept = { find: createLocalJWKSet(keys), at: now() };
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      onTrouble(`The issuer ${issuer} gives no keys: ${why}.`);
    }
  }

  /** All who wait share one answer. */
  async function refresh(): Promise<void> {
    asks = asks.filter((at) => now() - at < minute);
    if (!fetching && asks.length >= mostAsks) return;
    if (!fetching) asks = [...asks, now()];
    fetching ??= load().finally(() => {
      fetching = undefined;
    });
    await fetching;
  }

  function current(): Kept {
    if (kept && now() - kept.at < stale) return kept;
    throw new IssuerUnavailable('There are no keys of the issuer.');
  }

  return async (header, token) => {
    if (!kept || now() - kept.at >= fresh) await refresh();
    const before = current();
    try {
      return await before.find(header, token);
    } catch (error) {
      const { errors } = await import('jose');
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      if (current() === before) throw error;
      return current().find(header, token);
    }
  };
}
