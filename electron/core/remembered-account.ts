import { join } from 'node:path';
import * as v from 'valibot';
import type { Account } from '../model/account.ts';
import type { ServiceLimits } from '../model/connection.ts';
import { type JsonFile, openJsonFile } from './json-file.ts';

/** What is needed to open the cache and to connect again, without the secret. */
export interface Remembered {
  readonly account: Account;
  /** Where the person gave it, because provisioning did not find it. */
  readonly webSocket?: string;
  /** As last announced, so that the composer knows them before the connection is there. */
  readonly limits: ServiceLimits;
}

const size = v.exactOptional(v.number());

const schema: v.GenericSchema<unknown, Remembered> = v.object({
  account: v.object({
    address: v.string(),
    displayName: v.string(),
    place: v.picklist(['This computer', 'A server']),
    chatService: v.exactOptional(v.string()),
  }),
  webSocket: v.exactOptional(v.string()),
  limits: v.object({ messageSize: size, storySize: size, stanzaSize: size }),
});

export type RememberedAccount = JsonFile<Remembered | undefined>;

export function openRememberedAccount(data: string): RememberedAccount {
  return openJsonFile<Remembered | undefined>(join(data, 'account.json'), schema, undefined);
}
