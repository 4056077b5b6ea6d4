import { FaultError } from '#electron/model/fault.ts';
import type { Timestamp } from '#electron/model/ids.ts';
import type { Tokens } from '../account/kept-tokens.ts';

export interface TokenSourceOptions {
  readonly tokens: Tokens;
  /** Rejects with `CredentialsExpired` where there are no new ones to be had. */
  readonly renew: (tokens: Tokens) => Promise<Tokens>;
  /** Keeps them in place of the old ones. */
  readonly keep: (tokens: Tokens) => Promise<void>;
  readonly now: () => Timestamp;
}

/** A token that ends sooner than this is renewed before it is used, in milliseconds. */
const margin = 60_000;

/**
 * The token of each attempt to sign in: renewed before it expires, and when the server refused it, without asking.
 * Several attempts at once renew once: an issuer may take a refresh token only once.
 */
export function createTokenSource({
  tokens,
  renew,
  keep,
  now,
}: TokenSourceOptions): (refused?: string) => Promise<string> {
  let current = tokens;
  let renewing: Promise<string> | undefined;
  const renewed = async (): Promise<string> => {
    current = await renew(current);
    await keep(current);
    return current.bearer;
  };
  return async (refused) => {
    const wasRefused = current.bearer === refused;
    if (!wasRefused && current.until - now() > margin) return current.bearer;
    renewing ??= renewed().finally(() => {
      renewing = undefined;
    });
    try {
      return await renewing;
    } catch (error) {
      const over = error instanceof FaultError && error.fault.code === 'CredentialsExpired';
      // It still counts for a moment, and an issuer that is only away may be back by then.
      if (!over && !wasRefused && current.until > now()) return current.bearer;
      throw error;
    }
  };
}
