import { join } from 'node:path';
import * as v from 'valibot';
import type { ChatRoomInvitation } from '#electron/model/invitation.ts';
import { type JsonFile, openJsonFile } from '../json-file.ts';

/** What is remembered of invitations from one start to the next. */
export interface KeptInvitations {
  readonly invitations: readonly ChatRoomInvitation[];
  /** The last that the service counted. */
  readonly lastId?: string;
}

const optional = v.exactOptional;

const schema: v.GenericSchema<unknown, KeptInvitations> = v.object({
  invitations: v.array(
    v.object({
      room: v.string(),
      id: optional(v.string()),
      name: optional(v.string()),
      inviter: optional(v.object({ id: v.string(), name: v.string() })),
      reason: optional(v.string()),
      at: optional(v.number()),
    }),
  ),
  lastId: optional(v.string()),
});

/** In the folder of the account, and gone with it. */
export function openKeptInvitations(folder: string): JsonFile<KeptInvitations> {
  return openJsonFile(join(folder, 'room-invitations.json'), schema, { invitations: [] });
}
