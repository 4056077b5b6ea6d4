import type { Behavior, Privacy } from '#electron/model/room.ts';

/** Everybody there is to a room, by their relation to it, and who plays them. */
export const cast = {
  administrator: 'adam',
  creator: 'cora',
  manager: 'max',
  member: 'mia',
  presenter: 'pia',
  'member and presenter': 'moe',
  'member and manager': 'mel',
  'member, manager and presenter': 'mop',
  'member by a group': 'gus',
  'manager by a group': 'gil',
  'presenter by a group, and member': 'gwen',
  'in scope': 'sam',
  outside: 'otto',
  denied: 'dina',
  'denied member': 'drew',
  'denied manager': 'dag',
  'denied creator': 'duke',
  banned: 'bart',
} as const;

export type Relation = keyof typeof cast;
export type Relations = ReadonlySet<Relation>;

export const relations = Object.keys(cast).filter((one): one is Relation => Object.hasOwn(cast, one));

export const addressOf = (relation: Relation): string => `${cast[relation]}@localhost`;

const set = (...some: readonly Relation[]): Relations => new Set(some);
const except = (all: Relations, ...some: readonly Relation[]): Relations =>
  new Set([...all].filter((one) => !some.includes(one)));
export const both = (one: Relations, other: Relations): Relations =>
  new Set([...one].filter((each) => other.has(each)));
export const either = (one: Relations, other: Relations): Relations => new Set([...one, ...other]);

const walled = set('outside', 'denied', 'denied member', 'denied manager', 'denied creator');
const inScope = except(new Set(relations), ...walled);
const members = set(
  'member',
  'member and presenter',
  'member and manager',
  'member, manager and presenter',
  'member by a group',
  'presenter by a group, and member',
);
const managers = set('manager', 'member and manager', 'member, manager and presenter', 'manager by a group');
const presenters = set(
  'presenter',
  'member and presenter',
  'member, manager and presenter',
  'presenter by a group, and member',
);
const administrators = set('administrator');

/** Who is what in a room of this privacy and behavior: the matrix (docs/protocol.md, "A room"), written down anew. */
export interface Rights {
  readonly all: Relations;
  readonly none: Relations;
  readonly administrators: Relations;
  readonly creators: Relations;
  readonly inScope: Relations;
  /** Listed and found. */
  readonly find: Relations;
  /** Gets another answer than from an address without a room. */
  readonly know: Relations;
  readonly enter: Relations;
  readonly post: Relations;
  readonly manage: Relations;
  readonly members: Relations;
}

export function rightsIn(privacy: Privacy, behavior: Behavior): Rights {
  const isSecret = privacy === 'Secret';
  const know = isSecret ? either(administrators, members) : inScope;
  const enter = privacy === 'Open' ? except(inScope, 'banned') : members;
  return {
    all: new Set(relations),
    none: set(),
    administrators,
    creators: set('administrator', 'creator'),
    inScope,
    find: isSecret ? members : inScope,
    know,
    enter,
    post: behavior === 'Auditorium' ? both(enter, presenters) : enter,
    manage: either(administrators, both(know, managers)),
    members: both(know, members),
  };
}
