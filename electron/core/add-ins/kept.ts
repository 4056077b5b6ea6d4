import { join } from 'node:path';
import * as v from 'valibot';
import { rights } from '#addins/contract.ts';
import type { AddInId, Grant } from '#electron/addin/facts.ts';
import type { RegisteredAddIn, Tab } from '#electron/addin/places.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type JsonFile, openJsonFile } from '../json-file.ts';

/** What an account keeps of add-ins. */
export interface Kept {
  readonly grants: readonly Grant[];
  readonly rooms: Readonly<Record<RoomAddress, KeptRoom>>;
  /** Took the place of what was granted, and was not granted since. */
  readonly changed: readonly AddInId[];
}

export interface KeptRoom {
  readonly tabs: readonly Tab[];
  /** As last heard, for when the room is not entered. */
  readonly registered?: RegisteredAddIn;
}

const right = v.picklist(rights);
const host = v.strictObject({
  origin: v.string(),
  name: v.exactOptional(v.string()),
  ownNetwork: v.exactOptional(v.literal(true)),
});
const grant = v.variant('scope', [
  v.strictObject({
    addIn: v.string(),
    scope: v.literal('room'),
    room: v.string(),
    rights: v.array(right),
    hosts: v.array(host),
  }),
  v.strictObject({
    addIn: v.string(),
    scope: v.literal('always'),
    rights: v.array(right),
    hosts: v.array(host),
  }),
]);
const registered = v.strictObject({
  name: v.string(),
  url: v.string(),
  block: v.exactOptional(v.literal(true)),
});
const schema: v.GenericSchema<unknown, Kept> = v.strictObject({
  grants: v.array(grant),
  rooms: v.record(
    v.string(),
    v.strictObject({
      tabs: v.array(v.strictObject({ addIn: v.string(), open: v.boolean() })),
      registered: v.exactOptional(registered),
    }),
  ),
  changed: v.array(v.string()),
});

/** A file that cannot be read grants nothing. */
export function openKept(folder: string): JsonFile<Kept> {
  return openJsonFile(join(folder, 'add-ins.json'), schema, { grants: [], rooms: {}, changed: [] });
}
