import { operatorName } from './operator.ts';
import type { Accounts, FoundAccount } from './rooms/accounts.ts';
import { foldName } from './rooms/names.ts';
import type { AccountStore } from './storage/accounts.ts';

/** What the room service may know of this server's accounts. */
export function roomAccounts(accounts: AccountStore, domain: string): Accounts {
  const nameIn = (address: string): string | undefined => {
    const [local, at, ...more] = address.split('@');
    return at === domain && more.length === 0 ? local : undefined;
  };
  return {
    domain,
    isAdministrator(address) {
      const name = nameIn(address);
      return name !== undefined && (name === operatorName || accounts.isAdministrator(name));
    },
    exists(address) {
      const name = nameIn(address);
      return name !== undefined && accounts.exists(name);
    },
    find(text, max) {
      const beginning = foldName(text);
      const found: FoundAccount[] = [];
      for (const { name, displayName, disabled } of accounts.all()) {
        if (found.length >= max) break;
        if (disabled || !hasWord(`${name} ${displayName ?? ''}`, beginning)) continue;
        found.push({ address: `${name}@${domain}`, ...(displayName !== undefined && { name: displayName }) });
      }
      return found;
    },
  };
}

function hasWord(text: string, beginning: string): boolean {
  return foldName(text)
    .split(/[\s._-]+/u)
    .some((word) => word.startsWith(beginning));
}
