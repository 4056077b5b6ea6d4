import type { BareAddress } from '#electron/model/ids.ts';

/** All that the room service knows of accounts: beside another server it is what that server tells. */
export interface Accounts {
  /** Whose people these are. */
  readonly domain: string;
  isAdministrator(account: BareAddress): boolean;
  /** Asked of addresses of this domain only. */
  exists(account: BareAddress): boolean;
  /** Those with a word in address or name that begins with the text, in the order of addresses. */
  find(text: string, max: number): readonly FoundAccount[];
}

export interface FoundAccount {
  readonly address: BareAddress;
  readonly name?: string;
}

/** Where nobody tells: whoever writes from the domain above the service's has an account there. */
export function unknownAccounts(serviceDomain: string): Accounts {
  return {
    domain: serviceDomain.slice(serviceDomain.indexOf('.') + 1),
    isAdministrator: () => false,
    exists: () => true,
    find: () => [],
  };
}
