import type { Occupant, PrincipalSummary, Privacy } from './facts.ts';
import { isOne, type RoleList, type RoomDraft, roleLists, sameValue, without } from './room-draft.ts';

/** What saving does to people, beyond the words that change. */
export interface Consequences {
  /** More people find it, enter it, or read it than before. */
  readonly widened: Privacy | undefined;
  readonly narrowed: Privacy | undefined;
  /** Who goes out of the room at once. */
  readonly out: readonly PrincipalSummary[];
  readonly lists: readonly ListChange[];
  readonly voice: 'quieter' | 'louder' | undefined;
  /** The person who saves gives up managing it. */
  readonly resigning: boolean;
}

export interface ListChange {
  readonly list: RoleList;
  readonly added: readonly PrincipalSummary[];
  readonly removed: readonly PrincipalSummary[];
}

/** Who is in the room now, as far as is known. */
export interface Present {
  readonly here: readonly Occupant[];
  /** Whom the server says that the change puts out: it alone knows who is in by a group. Undefined where it is silent. */
  readonly out: readonly PrincipalSummary[] | undefined;
}

const reach: Readonly<Record<Privacy, number>> = { Secret: 0, Closed: 1, Open: 2 };

export function consequencesOf(
  before: RoomDraft,
  after: RoomDraft,
  { here, out }: Present,
  me: string,
): Consequences {
  const step = reach[after.privacy] - reach[before.privacy];
  const quieter = after.behavior === 'Auditorium';
  const isMe = ({ address }: PrincipalSummary): boolean => address === me;
  return {
    widened: step > 0 ? after.privacy : undefined,
    narrowed: step < 0 ? after.privacy : undefined,
    out: out ?? putOut(before, after, here),
    lists: roleLists
      .filter((list) => !sameValue(list, before, after))
      .map((list) => ({
        list,
        added: without(after[list], before[list]),
        removed: without(before[list], after[list]),
      })),
    voice: after.behavior === before.behavior ? undefined : quieter ? 'quieter' : 'louder',
    resigning: before.managers.some(isMe) && !after.managers.some(isMe),
  };
}

function putOut(before: RoomDraft, after: RoomDraft, here: readonly Occupant[]): readonly PrincipalSummary[] {
  if (after.privacy === 'Open') return [];
  if (before.privacy !== 'Open') return without(before.members, after.members);
  if (!after.members.every(isOne)) return [];
  const people = here.map(({ person: { id, name } }) => ({ address: id, type: 'LocalUser', name }) as const);
  return without(people, after.members);
}
