import { expect, test } from 'vitest';
import { createCompanions } from '#electron/core/logical-rooms/enter-companion.ts';
import type { RoomFacts } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

const [panel, desk, rates] = ['panel@rooms', 'desk@rooms', 'rates@rooms'];
const link = { by: 'link', isNew: true } as const;

/** Somebody who follows the private room, and is not in the public one. */
function open(random = 0) {
  const list = new Map<RoomAddress, Partial<RoomFacts>>([[panel, { followed: true, companion: desk }]]);
  const followed: RoomAddress[] = [];
  /** What the private room says of itself. */
  let said: { readonly companion?: RoomAddress } | undefined = { companion: desk };
  const timers = new Map<() => void, number>();
  const companions = createCompanions({
    rooms: {
      // No more is read of a room.
      known: (room) => list.get(room) as RoomFacts | undefined,
      save: (facts) => void list.set(panel, facts),
    },
    sessions: () => ({
      get: (room) => (room === panel && said ? { properties: said } : undefined),
      enter: async (room) => void followed.push(`${room} alone`),
    }),
    follow: async (room) => {
      list.set(room, { followed: true });
      followed.push(room);
    },
    log: () => undefined,
    after: (milliseconds, act) => {
      timers.set(act, milliseconds);
      return () => timers.delete(act);
    },
    random: () => random,
  });
  const fire = () => {
    for (const act of [...timers.keys()]) act();
  };
  const says = (next: typeof said): void => {
    said = next;
  };
  return { companions, list, followed, fire, says, waits: () => [...timers.values()] };
}

test.each([
  [0, 60_000],
  [0.5, 480_000],
  [1, 900_000],
])(
  'a link lets nobody into the public room at once: each comes after a time of their own (%s)',
  (random, wait) => {
    const { companions, followed, fire, waits } = open(random);
    companions.linked(panel, desk, link);
    expect([followed, waits()]).toEqual([[], [wait]]);
    fire();
    expect(followed).toEqual([desk]);
    expect(waits()).toEqual([]);
  },
);

test.each([[panel], [desk]])('whoever looks at %s or speaks there comes in then, and once', (room) => {
  const { companions, followed, fire } = open();
  companions.linked(panel, desk, link);
  companions.turnedTo([rates]);
  expect(followed).toEqual([]);
  companions.turnedTo([rates, room]);
  companions.turnedTo([room]);
  fire();
  expect(followed).toEqual([desk]);
});

test('whoever enters the private room comes into both', () => {
  const { companions, followed } = open();
  companions.linked(panel, desk, { by: 'entering', isNew: true });
  expect(followed).toEqual([desk]);
});

test('what they made of the public room since is left so, but for being in it', () => {
  const { companions, followed } = open();
  companions.linked(panel, desk, { by: 'entering', isNew: false });
  expect(followed).toEqual([`${desk} alone`]);
});

test('until then nothing is kept of the link, so that whoever starts Perch again meanwhile comes as now', () => {
  const { companions, list, followed, fire, waits } = open();
  companions.linked(panel, desk, link);
  expect(list.get(panel)).toEqual({ followed: true });
  // Whatever else changes of the room tells of the link once more.
  companions.linked(panel, desk, link);
  expect(waits()).toHaveLength(1);
  fire();
  expect(list.get(panel)).toEqual({ followed: true, companion: desk });
  expect(followed).toEqual([desk]);
});

test('nobody comes where the link ended, the room was lost, or the person has signed out', () => {
  const { companions, followed, fire, says } = open();
  companions.linked(panel, desk, link);
  says({});
  fire();
  companions.linked(panel, desk, link);
  says(undefined);
  companions.turnedTo([panel]);
  says({ companion: desk });
  companions.linked(panel, desk, link);
  companions.stop();
  fire();
  expect(followed).toEqual([]);
});
