import { join } from 'node:path';
import * as v from 'valibot';
import { type JsonFile, openJsonFile } from '../json-file.ts';

/** What the person decided of sharing, so that a restart shares again. */
export interface SharingWish {
  readonly wanted: boolean;
  readonly host?: string;
  /** The same one again: the invitations that were sent name it. */
  readonly port?: number;
}

const schema: v.GenericSchema<unknown, SharingWish> = v.object({
  wanted: v.boolean(),
  host: v.exactOptional(v.string()),
  port: v.exactOptional(v.number()),
});

export function openSharingWish(data: string): JsonFile<SharingWish> {
  return openJsonFile(join(data, 'sharing.json'), schema, { wanted: false });
}
