import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readMucUser } from '#electron/stanza/0045-muc.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { addressOf, openHouse, type Person } from './house.ts';

const names = ['ana', 'ben', 'cy'] as const;
const devices = ['desk', 'phone'] as const;
const nicknames = ['Ana', 'Ben', 'Cy', 'ben', 'Dan'] as const;

/** What one session believes of the room, from nothing but what it was sent. */
class Belief {
  #people: ReadonlySet<string> | undefined;

  hear(stanza: Element): void {
    const user = readMucUser(stanza);
    if (stanza.name !== 'presence' || stanza.attrs.type === 'error' || !user) return;
    const nickname = (stanza.attrs.from ?? '').split('/')[1] ?? '';
    const isSelf = user.statuses.includes(110);
    const isRenamed = user.statuses.includes(303);
    const rest = [...(this.#people ?? [])].filter((one) => one !== nickname);
    if (stanza.attrs.type !== 'unavailable') this.#people = new Set([...rest, nickname]);
    else this.#people = isSelf && !isRenamed ? undefined : new Set(rest);
  }

  /** Undefined where the session believes that it is not in the room. */
  get people(): readonly string[] | undefined {
    return this.#people && [...this.#people].sort();
  }
}

const step = fc.record({
  who: fc.constantFrom(...names),
  device: fc.constantFrom(...devices),
  nickname: fc.constantFrom(...nicknames),
  what: fc.constantFrom(
    'enters',
    'enters',
    'enters',
    'renames',
    'leaves',
    'kicks',
    'bans',
    'admits',
    'closes',
    'opens',
  ),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(person: Person, manager: Person, { what, nickname }: Step): void {
  const item = (attributes: string): unknown => manager.changesList('lobby', `<item ${attributes}/>`);
  switch (what) {
    case 'enters':
      return void person.enters('lobby', nickname);
    case 'renames':
      return void person.sends('presence', { to: `${addressOf('lobby')}/${nickname}` });
    case 'leaves':
      return void person.leaves('lobby', nickname);
    case 'kicks':
      return void item(`nick='${nickname}' role='none'`);
    case 'bans':
      return void item(`jid='${person.account}' affiliation='outcast'`);
    case 'admits':
      return void item(`jid='${person.account}' affiliation='member'`);
    default:
      return void manager.configures('lobby', { membersonly: what === 'closes' });
  }
}

describe('what everybody believes of who is in a room', () => {
  it('is what is so, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const house = openHouse();
        const manager = house.person('ana', 'office');
        const people = names.flatMap((name) => devices.map((device) => house.person(name, device)));
        const beliefs = new Map(people.map((person) => [person, new Belief()]));
        for (const one of steps) {
          const actor = people.find(({ address }) => address === `${one.who}@localhost/${one.device}`);
          if (actor) take(actor, manager, one);
          const items = manager.asks(
            'lobby',
            'get',
            `<query xmlns='http://jabber.org/protocol/disco#items'/>`,
          );
          const query = items.getChild('query');
          const present = query && readDiscoItems(query)?.items.map(({ address }) => address.split('/')[1]);
          for (const [person, belief] of beliefs) {
            for (const stanza of person.hears()) belief.hear(stanza);
            if (belief.people) expect(belief.people).toEqual([...(present ?? [])].sort());
          }
          const isHere = [...beliefs.values()].some(({ people: believed }) => believed);
          expect(isHere).toBe((present?.length ?? 0) > 0);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
