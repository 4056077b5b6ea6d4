import type { Engine } from '../engine.ts';
import { createIssuer, type IssuedAccounts, type Issuer } from './issuer.ts';
import type { IssuerOptions } from './issuer-options.ts';

/** All whose word this server takes. */
export function createIssuers(
  { domain, stores, durably }: Pick<Engine, 'domain' | 'stores' | 'durably'>,
  options: readonly IssuerOptions[],
  log: (text: string) => void,
): readonly Issuer[] {
  const accounts = issuedAccounts(stores, durably);
  const now = (): number => performance.now();
  return options.map((one) => createIssuer(one, { domain, accounts, clock: Date.now, now, log }));
}

/**
 * Who is whose is written down at the first sign-in: names may be given to others later, at the issuer. An account
 * that is there already is somebody's: only an administrator gives it to who bears its name.
 */
function issuedAccounts(
  { accounts, subjects }: Engine['stores'],
  durably: Engine['durably'],
): IssuedAccounts {
  return {
    of: subjects.accountOf,
    claim: async ({ issuer, subject, account, displayName, make }) => {
      await durably.store(() => {
        // Another of the person's devices may have been faster.
        if (subjects.accountOf(issuer, subject) !== undefined) return;
        if (subjects.isClaimable(account)) return subjects.claim(issuer, subject, account);
        if (!make || !accounts.isFree(account)) return;
        const called = displayName === undefined ? {} : { displayName };
        accounts.put({ name: account, credentials: [], ...called }, Date.now());
        subjects.claim(issuer, subject, account);
      });
      return subjects.accountOf(issuer, subject) === account;
    },
  };
}
