import type { GrantedHost, HostWish, Right } from '#addins/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { AddIn, AddInId, Grant } from '../facts.ts';

/** What an add-in may do in one room, put together from all grants that hold there. */
export interface Allowance {
  readonly rights: readonly Right[];
  readonly hosts: readonly GrantedHost[];
}

/** Those that hold for an add-in in a room. Nothing is granted by a list that does not say so. */
export function holding(grants: readonly Grant[], addIn: AddInId, room: RoomAddress): readonly Grant[] {
  return grants.filter(
    (grant) =>
      grant.addIn === addIn && (grant.scope === 'always' ? grant.room === undefined : grant.room === room),
  );
}

/** Undefined where nothing was granted. Never more than the manifest of what is installed asks for. */
export function allowanceOf(
  grants: readonly Grant[],
  addIn: AddIn,
  room: RoomAddress,
): Allowance | undefined {
  const held = holding(grants, addIn.id, room);
  if (held.length === 0) return undefined;
  const asked = new Set([...addIn.required, ...addIn.optional].map(({ right }) => right));
  const rights = new Set(held.flatMap((grant) => grant.rights));
  const hosts = held.flatMap((grant) => grant.hosts).filter((host) => isAsked(addIn.hosts, host));
  return {
    rights: [...rights].filter((right) => asked.has(right)),
    hosts: hosts.filter((host, at) => hosts.findIndex(({ origin }) => origin === host.origin) === at),
  };
}

/** A fixed host as the manifest has it, or any origin under a name that it leaves to the person. */
export function isAsked(wishes: readonly HostWish[], { origin, name }: GrantedHost): boolean {
  return wishes.some((wish) =>
    'origin' in wish ? name === undefined && wish.origin === origin : wish.name === name,
  );
}

/** Whether everything that the add-in cannot do without is granted. */
export function suffices({ rights }: Allowance, { required }: AddIn): boolean {
  return required.every(({ right }) => rights.includes(right));
}

/** A new grant in the place of what held in its scope. */
export function granted(grants: readonly Grant[], grant: Grant): readonly Grant[] {
  const stays = (other: Grant) =>
    other.addIn !== grant.addIn || other.scope !== grant.scope || other.room !== grant.room;
  return [...grants.filter(stays), grant];
}

export interface Revocation {
  readonly addIn: AddInId;
  /** Everywhere unless told. */
  readonly room?: RoomAddress | undefined;
  /** All of them unless told. */
  readonly right?: Right | undefined;
}

/**
 * What is left. Taking away in one room what holds in all of them ends it in all: a grant that says “always” cannot
 * mean “except there”.
 */
export function revoked(grants: readonly Grant[], { addIn, room, right }: Revocation): readonly Grant[] {
  return grants.flatMap((grant) => {
    const isMeant =
      grant.addIn === addIn && (room === undefined || grant.room === undefined || grant.room === room);
    if (!isMeant) return [grant];
    if (right === undefined) return [];
    return [{ ...grant, rights: grant.rights.filter((each) => each !== right) }];
  });
}
