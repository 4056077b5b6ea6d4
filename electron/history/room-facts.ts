import * as v from 'valibot';
import { alertLevels } from '../model/alert.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { RoomEntry } from '../model/room.ts';

/** What the cache keeps of a room on the person's list, so that the window can paint before the network answers. */
export type RoomFacts = Omit<
  RoomEntry,
  'state' | 'trouble' | 'occupants' | 'canManage' | 'unread' | 'mentions' | 'readUpTo' | 'lastAt' | 'keepDays'
> & {
  /** Whether it is marked as unread was said here, and the person's server does not know yet. */
  readonly markUntold?: true;
};

/** What changes with every message and every look. */
export type RoomCounts = Pick<RoomEntry, 'unread' | 'mentions' | 'readUpTo' | 'lastAt' | 'keepDays'>;

export type CachedRoom = RoomFacts & RoomCounts;

/** A room of which messages are stored. */
export interface StoredRoom {
  readonly room: RoomAddress;
  readonly name: string;
  readonly description: string;
  /** It is known to be so. */
  readonly secret?: true;
  readonly messages: number;
  /** Nothing was said before the first of them. */
  readonly fromStart: boolean;
  /** Nor is anything missing between them. */
  readonly complete: boolean;
}

const schema = v.object({
  name: v.string(),
  description: v.fallback(v.string(), ''),
  privacy: v.fallback(v.picklist(['Open', 'Closed', 'Secret']), 'Secret'),
  behavior: v.fallback(v.picklist(['Normal', 'Auditorium']), 'Normal'),
  archived: v.fallback(v.boolean(), false),
  category: v.fallback(v.string(), ''),
  followed: v.fallback(v.boolean(), false),
  canChat: v.fallback(v.boolean(), false),
  imported: v.exactOptional(v.literal(true)),
  favourite: v.exactOptional(v.literal(true)),
  group: v.exactOptional(v.string()),
  order: v.exactOptional(v.number()),
  marked: v.exactOptional(v.literal(true)),
  markUntold: v.exactOptional(v.literal(true)),
  level: v.exactOptional(v.picklist(alertLevels)),
  companion: v.exactOptional(v.string()),
});

/** Room facts from the cache; what an older or newer version left out takes the value that promises least. */
export function readFacts(address: RoomAddress, json: string | null): RoomFacts {
  const read = v.safeParse(schema, parse(json));
  return { address, ...(read.success ? read.output : unknownFacts(address)) };
}

function parse(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

function unknownFacts(address: RoomAddress): Omit<RoomFacts, 'address'> {
  return v.parse(schema, { name: address.split('@')[0] });
}
