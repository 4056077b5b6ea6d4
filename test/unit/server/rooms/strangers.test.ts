import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, muc, onRooms, onService, perch } from './attempts.ts';
import { addressOf, type House, join45, openHouse, ownerForm, type Person } from './house.ts';
import { givenTo, saves } from './wire.ts';

const attempt = fc.oneof(
  fc.record({
    where: fc.constantFrom('secret', 'blank'),
    resource: fc.constantFrom('', '/Ana', '/Ben', '/\u200B'),
    stanza: fc.constantFrom(...onRooms),
  }),
  fc.record({
    where: fc.constant('service'),
    resource: fc.constant(''),
    stanza: fc.constantFrom(...onService),
  }),
  // A room of one's own, called as the secret one is, and people of the secret one in it.
  fc.record({
    where: fc.constant('own'),
    resource: fc.constant(''),
    stanza: fc.constantFrom<Attempt>(
      ['presence', {}, join45],
      ['iq', { type: 'set', id: 'q' }, ownerForm({ roomname: 'Plans' })],
      ['iq', { type: 'get', id: 'q' }, perch('principals', `role='presenter' text=''`)],
      ['message', {}, muc(`<invite to='ana@localhost'/>`)],
    ),
  }),
);

interface World {
  readonly house: House;
  readonly secret: string;
  readonly blank: string;
}

/** With a secret room, in which people speak, or without: the addresses are given in both. */
function open(withRoom: boolean): World {
  const house = openHouse();
  const ana = house.person('ana');
  const [secret, blank] = [givenTo(ana), givenTo(ana)];
  const room = withRoom ? secret : 'elsewhere';
  if (withRoom) {
    ana.enters(room);
    saves(
      ana,
      room,
      { roomname: 'Plans', roomdesc: 'Nobody must not know', publicroom: false },
      { members: ['ana@localhost', 'cy@localhost'] },
    );
    ana.says(room, 'Nobody must know');
    house.person('cy').enters(room);
  }
  return { house, secret, blank };
}

function answersTo(
  stranger: Person,
  world: World,
  { where, resource, stanza }: { where: string; resource: string; stanza: Attempt },
): string {
  const [name, attributes, inner] = stanza;
  const places: Readonly<Record<string, string>> = {
    secret: world.secret,
    blank: world.blank,
    own: 'own',
    service: '',
  };
  const own = where === 'own' && name === 'presence' ? '/Ben' : resource;
  const to = `${addressOf(places[where] ?? '')}${own}`;
  const answers = stranger.sends(name, { ...attributes, to }, inner).join('');
  return mask(answers, world);
}

/** Ids and given addresses are chance; where they are equal, so are their lengths. */
function mask(text: string, { secret, blank }: World): string {
  return text
    .replaceAll(secret, 'SECRET')
    .replaceAll(blank, 'BLANK')
    .replaceAll(/[a-z2-7]{26}/g, 'GIVEN')
    .replaceAll(/id-\d+/g, 'ID')
    .replaceAll(/<occupant-id [^>]*>/g, 'OCCUPANT');
}

describe('a stranger', () => {
  it('gets the same from everything whether there is a secret room or not', () => {
    fc.assert(
      fc.property(fc.array(attempt, { minLength: 1, maxLength: 16 }), fc.boolean(), (attempts, banned) => {
        const [there, nowhere] = [open(true), open(false)];
        if (banned) {
          const ban = `<item jid='ben@localhost' affiliation='outcast'/>`;
          there.house.person('ana').changesList(there.secret, ban);
        }
        const [one, other] = [there.house.person('ben'), nowhere.house.person('ben')];
        for (const each of attempts) {
          const [real, blank] = [answersTo(one, there, each), answersTo(other, nowhere, each)];
          expect(real).toBe(blank);
          if (each.where === 'secret') {
            expect(answersTo(one, there, { ...each, where: 'blank' }).replaceAll('BLANK', 'SECRET')).toBe(
              real,
            );
          }
        }
        expect(one.hears().join('')).not.toMatch(/Nobody must|cy@/);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
