import type { Engine } from '../engine.ts';
import { operatorName } from '../operator.ts';
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

/** Who is whose is written down at the first sign-in: names may be given to others later, at the issuer. */
function issuedAccounts(
  { accounts, subjects }: Engine['stores'],
  durably: Engine['durably'],
): IssuedAccounts {
  const isFree = (name: string): boolean => accounts.isFree(name) && name !== operatorName;
  return {
    of: subjects.accountOf,
    claim: async ({ issuer, subject, account, displayName, make }) => {
      let isTheirs = false;
      await durably.store(() => {
        const isNew = !accounts.exists(account);
        if (isNew && !(make && isFree(account))) return;
        if (
          subjects.accountOf(issuer, subject) === undefined &&
          subjects.subjectOf(issuer, account) === undefined
        ) {
          const called = displayName === undefined ? {} : { displayName };
          if (isNew) accounts.put({ name: account, credentials: [], ...called }, Date.now());
          subjects.put(issuer, subject, account);
        }
        // Another of the person's devices may have been faster.
        isTheirs = subjects.accountOf(issuer, subject) === account;
      });
      return isTheirs;
    },
  };
}
