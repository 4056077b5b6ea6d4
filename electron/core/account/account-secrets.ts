import type { DerivedKeys } from '#electron/chat/index.ts';
import type { Secrets } from '#electron/host/host.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { readKeys, writeKeys } from './kept-keys.ts';
import { readTokens, type Tokens, writeTokens } from './kept-tokens.ts';

/** What signs an account in again, each under the account's own name; never a password. */
export interface AccountSecrets {
  keys(address: BareAddress): Promise<DerivedKeys | undefined>;
  keepKeys(address: BareAddress, keys: DerivedKeys): Promise<void>;
  tokens(address: BareAddress): Promise<Tokens | undefined>;
  keepTokens(address: BareAddress, tokens: Tokens): Promise<void>;
  forget(address: BareAddress): Promise<void>;
}

export function openAccountSecrets(secrets: Secrets): AccountSecrets {
  const keysOf = (address: BareAddress): string => `keys of ${address}`;
  const tokensOf = (address: BareAddress): string => `tokens of ${address}`;
  return {
    keys: async (address) => readKeys(await secrets.get(keysOf(address))),
    keepKeys: (address, keys) => secrets.set(keysOf(address), writeKeys(keys)),
    tokens: async (address) => readTokens(await secrets.get(tokensOf(address))),
    keepTokens: (address, tokens) => secrets.set(tokensOf(address), writeTokens(tokens)),
    forget: async (address) => {
      await secrets.remove(keysOf(address));
      await secrets.remove(tokensOf(address));
    },
  };
}
