import type { UserEndpoint, UserEndpointSettings } from '../chat/index.ts';
import type { Host } from '../host/host.ts';
import type { Account } from '../model/account.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { bareJid } from '../stanza/jid.ts';
import { readKeys, writeKeys } from './kept-keys.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';
import { findResident, localPart } from './resident.ts';

/** Somebody who is about to be signed in: the endpoint, and what has to run for it. */
export interface Caller {
  readonly account: Account;
  readonly user: UserEndpoint;
  readonly webSocket?: string;
  /** The built-in server, which lives as long as the sign-in. */
  readonly server?: LocalServer;
  /** Resolves when what is needed to sign in again is kept. Never rejects. */
  kept(): Promise<void>;
  /** Rooms to follow, where somebody begins here. */
  readonly firstRooms: readonly string[];
}

export interface Callers {
  /** On the built-in server, which is started. */
  here(displayName: string): Promise<Caller>;
  /** By what the person typed. Throws `InvalidArgument`. */
  typed(ask: {
    readonly address: string;
    readonly password: string;
    readonly webSocket?: string;
  }): Promise<Caller>;
  /** With the keys that were kept. Rejects with `NotAuthorized` where there are none. */
  remembered(account: Account, webSocket?: string): Promise<Caller>;
  /** Nothing is kept of this account any longer. */
  forget(address: BareAddress): Promise<void>;
}

export function createCallers(
  host: Pick<Host, 'secrets' | 'spawn' | 'paths'>,
  log: (line: string) => void,
): Callers {
  const { secrets } = host;

  /** The whole protocol is loaded here, at the first call, and not when Perch starts. */
  const call = async (settings: UserEndpointSettings): Promise<UserEndpoint> => {
    const { UserEndpoint } = await import('../chat/index.ts');
    return new UserEndpoint(settings);
  };
  const keep = (user: UserEndpoint, address: BareAddress): (() => Promise<void>) => {
    let last = Promise.resolve();
    user.on('keysDerived', (keys) => {
      last = secrets
        .set(keyName(address), writeKeys(keys))
        .catch((error) => log(`The keys could not be kept: ${String(error)}`));
    });
    return () => last;
  };

  const here: Callers['here'] = async (typed) => {
    const displayName = typed.trim() || 'Me';
    const resident = await findResident(secrets, localPart(displayName));
    const server = await startLocalServer(host, { ...resident, displayName });
    const { address, webSocket, chatService } = server;
    const user = await call({ address, webSocket, displayName, credential: { password: resident.token } });
    const account = { address, displayName, place: 'This computer', chatService } as const;
    const firstRooms = resident.isNew ? server.rooms : [];
    return { account, user, server, firstRooms, kept: () => Promise.resolve() };
  };

  return {
    here,
    typed: async ({ address: text, password, webSocket }) => {
      const address = readAddress(text);
      const place = webSocket ? { webSocket } : {};
      const user = await call({ address, credential: { password }, ...place });
      const kept = keep(user, address);
      const account = { address, displayName: user.displayName, place: 'A server' } as const;
      return { account, user, kept, firstRooms: [], ...place };
    },
    remembered: async (account, webSocket) => {
      if (account.place === 'This computer') return here(account.displayName);
      const { address, displayName } = account;
      const keys = readKeys(await secrets.get(keyName(address)));
      if (!keys)
        throw new FaultError('NotAuthorized', 'Your password is needed again. Sign out and sign in anew.');
      const place = webSocket ? { webSocket } : {};
      const user = await call({ address, displayName, credential: { keys }, ...place });
      return { account, user, kept: keep(user, address), firstRooms: [], ...place };
    },
    forget: (address) => secrets.remove(keyName(address)),
  };
}

function readAddress(typed: string): BareAddress {
  const address = bareJid(typed.trim());
  if (address?.includes('@')) return address;
  throw new FaultError('InvalidArgument', 'An address looks like name@example.org.');
}

function keyName(address: BareAddress): string {
  return `keys of ${address}`;
}
