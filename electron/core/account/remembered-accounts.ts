import { join } from 'node:path';
import * as v from 'valibot';
import type { Mechanism } from '#electron/chat/index.ts';
import type { Account } from '#electron/model/account.ts';
import type { ServiceLimits } from '#electron/model/connection.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { openJsonFile } from '../json-file.ts';

/** What is needed to open an account's cache and to connect it again, without the secret. */
export interface Remembered {
  readonly account: Account;
  /** As last announced, so that the composer knows them before the connection is there. */
  readonly limits: ServiceLimits;
  /** The server's place, given by the person or an invitation: looked for nowhere else. */
  readonly webSocket?: string;
  /** Where the domain last said that it is (XEP-0156). */
  readonly foundWebSocket?: string;
  /** SHA-256 of the one certificate that the server may show. */
  readonly pin?: string;
  /** The strongest that a password ever signed in by: a weaker one is refused. */
  readonly strongest?: Mechanism;
  /** The person lets this server have the password itself. */
  readonly allowPlain?: boolean;
}

/** The accounts of this device, in the order in which they were added, and which of them is shown. */
export interface RememberedAccounts {
  readonly all: readonly Remembered[];
  readonly shown: Remembered | undefined;
  get(address: BareAddress): Remembered | undefined;
  /** Adds the account, or replaces what was known of it. */
  keep(remembered: Remembered): void;
  /** Keeps it, and shows it. */
  show(remembered: Remembered): void;
  /** Does nothing for an account that is not remembered. Answers whether anything is different now. */
  learn(address: BareAddress, facts: Partial<Remembered>): boolean;
  /** Where it was the shown one, none is shown afterwards. */
  remove(address: BareAddress): void;
}

const text = v.exactOptional(v.string());
const size = v.exactOptional(v.number());
const mechanism = v.picklist(['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN', 'OAUTHBEARER', 'EXTERNAL']);

const remembered: v.GenericSchema<unknown, Remembered> = v.object({
  account: v.object({
    address: v.string(),
    displayName: v.string(),
    place: v.picklist(['This computer', 'A server']),
    signInBy: v.exactOptional(v.picklist(['password', 'single sign-on'])),
    chatService: text,
  }),
  limits: v.object({ messageSize: size, storySize: size, stanzaSize: size }),
  webSocket: text,
  foundWebSocket: text,
  pin: text,
  strongest: v.exactOptional(mechanism),
  allowPlain: v.exactOptional(v.boolean()),
});

interface Contents {
  readonly shown: BareAddress | null;
  readonly accounts: readonly Remembered[];
}

const contents: v.GenericSchema<unknown, Contents> = v.object({
  shown: v.nullable(v.string()),
  accounts: v.array(remembered),
});

export function openRememberedAccounts(data: string): RememberedAccounts {
  // What Perch wrote while it knew one account only; gone as soon as there is a list.
  const before = openJsonFile<Remembered | undefined>(join(data, 'account.json'), remembered, undefined);
  const file = openJsonFile(join(data, 'accounts.json'), contents, listOf(before.value));
  const find = (address: BareAddress | null): Remembered | undefined =>
    file.value.accounts.find(({ account }) => account.address === address);
  const write = (next: Contents): void => {
    file.write(next);
    before.remove();
  };
  return {
    get all() {
      return file.value.accounts;
    },
    get shown() {
      return find(file.value.shown);
    },
    get: find,
    keep: (next) => write({ ...file.value, accounts: put(file.value.accounts, next) }),
    show: (next) => write({ shown: next.account.address, accounts: put(file.value.accounts, next) }),
    learn: (address, facts) => {
      const known = find(address);
      if (!known) return false;
      const next = { ...known, ...facts };
      if (JSON.stringify(next) === JSON.stringify(known)) return false;
      write({ ...file.value, accounts: put(file.value.accounts, next) });
      return true;
    },
    remove: (address) => {
      const { shown, accounts } = file.value;
      write({
        shown: shown === address ? null : shown,
        accounts: accounts.filter(({ account }) => account.address !== address),
      });
    },
  };
}

/** In its place, so that the list keeps its order. */
function put(all: readonly Remembered[], next: Remembered): readonly Remembered[] {
  const index = all.findIndex(({ account }) => account.address === next.account.address);
  return index < 0 ? [...all, next] : all.with(index, next);
}

function listOf(only: Remembered | undefined): Contents {
  if (!only) return { shown: null, accounts: [] };
  return { shown: only.account.address, accounts: [only] };
}
