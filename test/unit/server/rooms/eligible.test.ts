import { describe, expect, it } from 'vitest';
import {
  type PrincipalsQuestion,
  readPrincipalsAnswer,
  writePrincipalsQuestion,
} from '#electron/stanza/perch-principals.ts';
import { openHouse, type Person } from './house.ts';
import { commands, refusalOf, rowsOf, saves } from './wire.ts';

const people = [
  { address: 'ana@localhost', name: 'Ana Ruiz' },
  { address: 'ben@localhost', name: 'Ben Stone' },
  { address: 'cy@localhost', name: 'Cy Ruby' },
];

/** Accounts that can be looked through; `Trading` is for Ana, Ben and the crew, and Ana makes `desk` in it. */
function house(): { ana: Person; person: (name: string) => Person; trading: string } {
  const opened = openHouse({
    accounts: {
      isAdministrator: (account) => account === 'adam@localhost',
      exists: (account) => people.some(({ address }) => address === account),
      find: (text, max) =>
        people
          .filter(({ address, name }) =>
            `${address} ${name}`
              .toLowerCase()
              .split(' ')
              .some((word) => word.startsWith(text.toLowerCase())),
          )
          .slice(0, max),
    },
  });
  const person = (name: string): Person => opened.person(name);
  const adam = person('adam');
  commands(adam, 'group-add', { group: 'crew', name: 'The crew', people: ['ben@localhost'] });
  commands(adam, 'group-add', { group: 'ruins', people: ['cy@localhost'] });
  commands(adam, 'category-add', {
    name: 'Trading',
    allowed: ['ana@localhost', 'ben@localhost', 'crew@groups.rooms.localhost'],
    creators: ['ana@localhost'],
  });
  const trading = rowsOf(commands(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
  const ana = person('ana');
  ana.enters('desk');
  saves(ana, 'desk', {}, { category: trading });
  return { ana, person, trading };
}

function eligible(
  person: Person,
  room: string,
  question: PrincipalsQuestion,
): readonly string[] | string | undefined {
  const answer = person.asks(room, 'get', writePrincipalsQuestion(question).toString());
  const told = answer.getChild('principals');
  const list = told && readPrincipalsAnswer(told);
  return (
    refusalOf(answer) ??
    list?.principals.map(({ address }) => address.split('@')[0] ?? '').concat(list.more ? ['…'] : [])
  );
}

describe('those who could be given a role', () => {
  it.each<[PrincipalsQuestion, readonly string[]]>([
    [{ role: 'member', text: '' }, ['crew', 'ana', 'ben']],
    [{ role: 'manager', text: 'ru' }, ['ana']],
    [{ role: 'member', text: 'cr' }, ['crew']],
    [{ role: 'member', text: '', max: 1 }, ['crew', '…']],
    [{ role: 'member', text: 'ben@localhost' }, ['ben']],
    [{ role: 'member', text: 'cy@localhost' }, []],
    [{ role: 'presenter', text: '' }, ['ana']],
  ])('are within the scope, and presenters members: %j', (question, expected) => {
    expect(eligible(house().ana, 'desk', question)).toEqual(expected);
  });

  it('are told to those who give roles, and to makers where there is no room yet', () => {
    const { ana, person, trading } = house();
    const question = { role: 'member', text: 'b' } as const;
    expect(eligible(person('ben'), 'desk', question)).toBe('forbidden ErrorPermission');
    expect(eligible(person('cy'), 'desk', question)).toBe('item-not-found');
    expect(eligible(ana, '', { ...question, category: trading })).toEqual(['ben']);
    expect(eligible(person('ben'), '', { ...question, category: trading })).toBe('forbidden ErrorPermission');
    const unknown = [trading, 'none'].map((category) =>
      eligible(person('cy'), '', { ...question, category }),
    );
    expect(unknown).toEqual(['item-not-found NoSuchNode', 'item-not-found NoSuchNode']);
    expect(eligible(ana, '', { ...question })).toEqual(['ben']);
  });
});
