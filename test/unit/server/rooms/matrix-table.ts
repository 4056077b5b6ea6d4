import type { Privacy } from '#electron/model/room.ts';

/** Everybody there is to a room, by their relation to it. */
export const cast = {
  administrator: 'adam',
  creator: 'cora',
  manager: 'max',
  member: 'mia',
  presenter: 'pia',
  'member and presenter': 'moe',
  'member and manager': 'mel',
  'member by a group': 'gus',
  'member by a domain': 'dora',
  'in scope': 'sam',
  outside: 'otto',
  denied: 'dina',
  'denied member': 'drew',
  banned: 'bart',
} as const;
export type Relation = keyof typeof cast;
export const relations = Object.keys(cast).filter((one): one is Relation => Object.hasOwn(cast, one));

const everybodyInScope: readonly Relation[] = [
  'administrator',
  'creator',
  'manager',
  'member',
  'presenter',
  'member and presenter',
  'member and manager',
  'member by a group',
  'member by a domain',
  'in scope',
  'banned',
];
const members: readonly Relation[] = [
  'member',
  'member and presenter',
  'member and manager',
  'member by a group',
  'member by a domain',
];
const managers: readonly Relation[] = ['manager', 'member and manager'];
const without = (list: readonly Relation[], ...some: Relation[]): readonly Relation[] =>
  list.filter((one) => !some.includes(one));

/** The matrix (docs/protocol.md, "A room"): who may do what, by privacy; written down here a second time. */
export const matrix: Readonly<Record<Privacy, Readonly<Record<string, readonly Relation[]>>>> = {
  Open: {
    find: everybodyInScope,
    know: everybodyInScope,
    enter: without(everybodyInScope, 'banned'),
    post: without(everybodyInScope, 'banned'),
    present: ['presenter', 'member and presenter'],
    manage: ['administrator', ...managers],
  },
  Closed: {
    find: everybodyInScope,
    know: everybodyInScope,
    enter: members,
    post: members,
    present: ['member and presenter'],
    manage: ['administrator', ...managers],
  },
  Secret: {
    find: members,
    know: ['administrator', ...members],
    enter: members,
    post: members,
    present: ['member and presenter'],
    manage: ['administrator', 'member and manager'],
  },
};

export const rooms = (['Open', 'Closed', 'Secret'] as const).flatMap((privacy) =>
  (['Normal', 'Auditorium'] as const).map((behavior) => ({ privacy, behavior })),
);

export function address(relation: Relation): string {
  return `${cast[relation]}@${relation === 'member by a domain' ? 'branch' : 'localhost'}`;
}
