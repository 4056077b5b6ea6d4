import { describe, expect, it } from 'vitest';
import { onRooms, onService } from './attempts.ts';
import { addressOf, type Person } from './house.ts';
import { ana, ben, cy, desk, link, openRooms, type Rooms } from './linked-rooms.ts';
import { commands, saves } from './wire.ts';

interface World extends Rooms {
  /** In nobody's list. */
  readonly eve: Person;
}

/** Ana and Ben in both rooms, Cy in the public one; the two rooms are linked, or not, and that is all the difference. */
function open(kind: 'Open' | 'Closed', isLinked: boolean): World {
  const rooms = openRooms(kind);
  for (const person of [rooms.ben, rooms.cy]) person.enters('desk');
  rooms.ben.enters(rooms.panel);
  if (isLinked) expect(link(rooms).attrs.type).toBe('result');
  const world = { ...rooms, eve: rooms.house.person('eve') };
  for (const person of [world.cy, world.eve]) person.hears();
  return world;
}

/** Ids and given addresses are chance; where they are equal, so are their lengths. */
function mask(text: string, { panel }: World): string {
  return text
    .replaceAll(panel, 'PANEL')
    .replaceAll(/[a-z2-7]{26}/g, 'GIVEN')
    .replaceAll(/id-\d+/g, 'ID')
    .replaceAll(/<occupant-id [^>]*>/g, 'OCCUPANT');
}

/** What both worlds, one of them linked, make of the same. */
function both(kind: 'Open' | 'Closed') {
  const worlds = [open(kind, false), open(kind, true)] as const;
  return (act: (world: World) => string): readonly [string, string] => {
    const [plain, linked] = worlds.map((world) => mask(act(world), world));
    return [plain ?? '', linked ?? ''];
  };
}

const outsiders = ['eve', 'cy'] as const;
const resources = ['', '/Ana', '/Ben', '/Nobody'];
const attempts = [
  ...onService.map((stanza) => ({ to: () => addressOf(''), stanza })),
  ...resources.flatMap((resource) =>
    onRooms.flatMap((stanza) => [
      { to: () => `${desk}${resource}`, stanza },
      { to: ({ panel }: World) => `${addressOf(panel)}${resource}`, stanza },
    ]),
  ),
];

describe.each(['Open', 'Closed'] as const)('beside a public room that is %s', (kind) => {
  it.each(outsiders)(
    'the answers to everything that %s asks are the same, linked or not',
    (who) => {
      const ask = both(kind);
      for (const { to, stanza } of attempts) {
        const [name, attributes, inner] = stanza;
        const [plain, linked] = ask((world) => {
          let answers = '';
          const statements = world.house.statementsOf(() => {
            answers = world[who].sends(name, { ...attributes, to: to(world) }, inner).join('\n');
          });
          // As much is looked up for it, so that it takes as long.
          return `${answers}\n${statements} statements`;
        });
        expect([name, inner, linked]).toEqual([name, inner, plain]);
        expect(linked).not.toMatch(/companion">\w|parted/);
      }
    },
    60_000,
  );

  it('whatever the insiders do, those outside hear the same, linked or not', () => {
    const ask = both(kind);
    const item = (rest: string): string => `<item jid='${ben}' ${rest}/>`;
    const acts: readonly (readonly [name: string, act: (world: World) => unknown])[] = [
      ['Ben leaves the public room', (world) => world.ben.leaves('desk')],
      ['Ben comes again', (world) => world.ben.enters('desk')],
      ['Ben enters the secret one', (world) => world.ben.enters(world.panel)],
      ['Ana speaks among them', (world) => world.ana.says(world.panel, 'Among us')],
      ['Ana speaks to all', (world) => world.ana.says('desk', 'To all')],
      ['Ben is kicked', (world) => world.ana.changesList('desk', `<item nick='Ben' role='none'/>`)],
      ['Ben comes after that', (world) => world.ben.enters('desk')],
      ['Ben is banned', (world) => world.ana.changesList('desk', item(`affiliation='outcast'`))],
      ['Ben is let in again', (world) => world.ana.changesList('desk', item(`affiliation='member'`))],
      ['the secret room is renamed', (world) => saves(world.ana, world.panel, { roomname: 'Panel 2' })],
      ['Cy is no member for a while', (world) => saves(world.ana, 'desk', {}, { members: [ana, ben] })],
      ['Cy is one again', (world) => saves(world.ana, 'desk', {}, { members: [ana, ben, cy] })],
      ['Cy comes', (world) => world.cy.enters('desk')],
      ['the public room is disabled', (world) => saves(world.ana, 'desk', {}, { disabled: true })],
      ['it is enabled', (world) => saves(world.ana, 'desk', {}, { disabled: false })],
      ['Cy comes to it', (world) => world.cy.enters('desk')],
      [
        'Ben is out of scope',
        (world) =>
          commands(world.house.person('adam'), 'category-change', { category: 'General', denied: [ben] }),
      ],
      ['the secret room is parted', (world) => saves(world.ana, world.panel, {}, { companion: '' })],
      [
        'it is deleted',
        (world) => commands(world.house.person('adam'), 'room-delete', { room: addressOf(world.panel) }),
      ],
      [
        'the public room is deleted',
        (world) => commands(world.house.person('adam'), 'room-delete', { room: desk }),
      ],
    ];
    for (const [name, act] of acts) {
      const [plain, linked] = ask((world) => {
        act(world);
        const heard = outsiders.map((who) => world[who].hears().join('\n')).join('\n---\n');
        const shown = world.cy.asks('desk', 'get', `<query xmlns='http://jabber.org/protocol/disco#info'/>`);
        return `${heard}\n${shown}`;
      });
      expect([name, linked]).toEqual([name, plain]);
      expect(linked).not.toContain('Among us');
    }
  });
});
