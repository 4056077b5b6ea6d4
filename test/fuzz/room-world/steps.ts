import fc from 'fast-check';

/** Everybody who plays: `adam` administers. The bot is a program of its own account, by a token for one room. */
export const names = ['adam', 'ana', 'ben', 'cy', 'dan'] as const;
export const administrator = 'adam@localhost';
export const bot = 'bot@localhost';
export const people = names.map((name) => `${name}@localhost`);
export const groups = ['crew@groups.rooms.localhost', 'floor@groups.rooms.localhost'] as const;
export const rooms = ['desk', 'news'] as const;
export const categories = ['General', 'Trading'] as const;
/** Where they sign in; two have two devices. */
export const devices = ['adam/desk', 'ana/desk', 'ana/phone', 'ben/desk', 'ben/phone', 'cy/desk', 'dan/desk'];

export type RoomName = (typeof rooms)[number];

const others = [...people.slice(1), bot];
const somePrincipals = fc.subarray([...others, ...groups, 'localhost']);
const room = fc.constantFrom(...rooms);
/** Mostly those who may. */
const by = fc.constantFrom(administrator, administrator, 'ana@localhost', ...people);
const person = fc.constantFrom(...others);
const device = fc.constantFrom(...devices, 'bot/token');

/** What may happen in a world of rooms. */
export const step = fc.oneof(
  fc.record({
    do: fc.constant('group' as const),
    group: fc.constantFrom(...groups),
    people: fc.subarray(others),
  }),
  fc.record({
    do: fc.constant('scope' as const),
    category: fc.constantFrom(...categories),
    allowed: fc.subarray([...others, ...groups, 'localhost'], { minLength: 1 }),
    denied: fc.subarray([...others, groups[0]], { maxLength: 2 }),
    history: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('save' as const),
    by,
    room,
    privacy: fc.constantFrom('Open' as const, 'Closed' as const, 'Secret' as const),
    auditorium: fc.boolean(),
    disabled: fc.boolean(),
    archived: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('lists' as const),
    by,
    room,
    list: fc.constantFrom('members' as const, 'managers' as const, 'presenters' as const),
    principals: somePrincipals,
  }),
  fc.record({ do: fc.constant('ban' as const), by, room, person }),
  fc.record({ do: fc.constant('move' as const), room, category: fc.constantFrom(...categories) }),
  ...[1, 2].map(() => fc.record({ do: fc.constant('enter' as const), device, room })),
  fc.record({ do: fc.constant('leave' as const), device, room }),
  ...[1, 2].map(() => fc.record({ do: fc.constant('say' as const), device, room })),
  fc.record({ do: fc.constant('invite' as const), device, room, person }),
  fc.record({ do: fc.constant('ask' as const), device, room }),
  fc.record({ do: fc.constant('sign out' as const), device: fc.constantFrom(...devices.slice(1)) }),
  fc.record({ do: fc.constant('sign in' as const), device: fc.constantFrom(...devices.slice(1)) }),
);

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export type StepOf<Kind extends Step['do']> = Extract<Step, { do: Kind }>;

export const accountOf = (device: string): string => `${device.split('/')[0]}@localhost`;
export const nicknameOf = (device: string): string => device.replace('/', '-');
/** The token is for one room: the other is not there for it, whatever its account may. */
export const isInReach = (device: string, room: RoomName): boolean =>
  device !== 'bot/token' || room === 'desk';
