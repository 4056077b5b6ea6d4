import { roomField } from '#electron/stanza/perch-room-form.ts';
import { isStranger, stranger } from '../affiliations/affiliation.ts';
import type { Principal } from '../storage/category-values.ts';
import type { Standing } from '../storage/room-values.ts';

/** The three lists of a room, each on its own. */
export const listRoles = ['member', 'manager', 'presenter'] as const;
export type ListRole = (typeof listRoles)[number];

export const listField = {
  member: roomField.members,
  manager: roomField.managers,
  presenter: roomField.presenters,
} as const satisfies Record<ListRole, string>;

export type WantedLists = { readonly [role in ListRole]?: readonly Principal[] };

export function principalsWith(
  standings: ReadonlyMap<Principal, Standing>,
  role: ListRole,
): readonly Principal[] {
  return [...standings].flatMap(([principal, standing]) => (standing[role] ? [principal] : []));
}

/** The standings that lists, each taken as the whole of itself, would change; no others. */
export function changedStandings(
  now: ReadonlyMap<Principal, Standing>,
  wanted: WantedLists,
): ReadonlyMap<Principal, Standing> {
  const after = new Map<Principal, Standing>();
  const standingOf = (one: Principal): Standing => after.get(one) ?? now.get(one) ?? stranger;
  for (const role of listRoles) {
    const list = wanted[role];
    if (!list) continue;
    for (const one of principalsWith(now, role)) {
      if (!list.includes(one)) after.set(one, { ...standingOf(one), [role]: false });
    }
    // Who is named is not banned any more.
    for (const one of list) after.set(one, { ...standingOf(one), [role]: true, outcast: false });
  }
  return new Map([...after].filter(([one, standing]) => !isSame(now.get(one) ?? stranger, standing)));
}

/** A room's standings with some of them changed. */
export function withChanges(
  now: ReadonlyMap<Principal, Standing>,
  changes: ReadonlyMap<Principal, Standing>,
): ReadonlyMap<Principal, Standing> {
  const after = new Map([...now, ...changes]);
  return new Map([...after].filter(([, standing]) => !isStranger(standing)));
}

/** The fields of the form that some changes touch. */
export function touchedFields(
  now: ReadonlyMap<Principal, Standing>,
  changes: ReadonlyMap<Principal, Standing>,
): readonly string[] {
  const touched = (role: ListRole): boolean =>
    [...changes].some(([one, standing]) => (now.get(one) ?? stranger)[role] !== standing[role]);
  return listRoles.filter(touched).map((role) => listField[role]);
}

function isSame(one: Standing, other: Standing): boolean {
  const keys = ['member', 'manager', 'presenter', 'admin', 'outcast'] as const;
  return keys.every((key) => one[key] === other[key]);
}
