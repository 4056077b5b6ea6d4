import { describe, expect, it } from 'vitest';
import { readMediatedInvites } from '#electron/stanza/0045-invite.ts';
import {
  type KeptInvitations,
  readInvitationMark,
  readKeptInvitations,
  writeInvitationAnswer,
  writeInvitationsQuestion,
} from '#electron/stanza/perch-invitation.ts';
import { addressOf, errorOf, openHouse, type Person } from './house.ts';
import { commands, givenTo, saves } from './wire.ts';

const adam = 'adam@localhost';
const withAdam = { accounts: { isAdministrator: (account: string) => account === adam } };

function waiting(person: Person, after?: string): KeptInvitations | undefined {
  const answer = person.asks('', 'get', writeInvitationsQuestion(after).toString());
  const list = answer.getChild('invitations');
  return list && readKeptInvitations(list);
}

const roomsOf = (list: KeptInvitations | undefined) =>
  list?.invitations.map(({ room }) => room.split('@')[0]);

describe('whoever becomes a member of an inviting room', () => {
  it('is told, and finds it in the list until they enter', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    saves(ana, 'team', {}, { members: ['ana@localhost', 'ben@localhost'] });
    const [told, ...more] = house.waitingFor('ben@localhost');
    expect(more).toEqual([]);
    expect(told?.attrs.from).toBe(addressOf('team'));
    expect(told && readMediatedInvites(told)).toEqual([{ kind: 'invite', from: 'ana@localhost' }]);
    const list = waiting(ben);
    expect(list?.invitations).toEqual([
      {
        id: told && readInvitationMark(told),
        room: addressOf('team'),
        name: 'Team',
        at: house.now(),
        from: 'ana@localhost',
      },
    ]);
    house.restarts();
    expect(roomsOf(waiting(ben))).toEqual(['team']);
    ben.enters('team');
    expect(waiting(ben)?.invitations).toEqual([]);
    expect(waiting(ana)).toEqual({ invitations: [] });
  });

  it.each([
    [
      'by XEP-0045',
      (ana: Person) => ana.changesList('team', `<item affiliation='member' jid='ben@localhost'/>`),
    ],
    [
      'by a mediated invitation',
      (ana: Person) => {
        ana.enters('team');
        ana.sends(
          'message',
          { to: addressOf('team') },
          `<x xmlns='http://jabber.org/protocol/muc#user'><invite to='ben@localhost'/></x>`,
        );
      },
    ],
  ])('is told once: %s', (_, act) => {
    const house = openHouse();
    act(house.person('ana'));
    expect(house.waitingFor('ben@localhost')).toHaveLength(1);
    expect(roomsOf(waiting(house.person('ben')))).toEqual(['team']);
  });

  it('by a group is told, and so is who comes to the group later', () => {
    const house = openHouse(withAdam);
    const [admin, ana] = [house.person('adam'), house.person('ana')];
    commands(admin, 'group-add', { group: 'crew', people: ['ben@localhost'] });
    saves(ana, 'team', {}, { members: ['ana@localhost', 'crew@groups.rooms.localhost'] });
    commands(admin, 'group-change', { group: 'crew', add: ['cy@localhost'] });
    expect(house.waitingFor('ben@localhost')).toHaveLength(1);
    expect(house.waitingFor('cy@localhost')).toHaveLength(1);
    expect(roomsOf(waiting(house.person('cy')))).toEqual(['team']);
  });

  it.each([
    ['the room says no', { invitations: 'False' }, {}],
    ['the category says no', {}, { invitations: false }],
    ['everybody may enter anyway', {}, { open: true }],
  ])(
    'is not told where %s',
    (_, ours, { invitations = true, open = false }: { invitations?: boolean; open?: boolean }) => {
      const house = openHouse(withAdam);
      const ana = house.person('ana');
      commands(house.person('adam'), 'category-change', { category: 'General', invitations });
      saves(ana, 'team', { membersonly: !open }, ours);
      saves(ana, 'team', {}, { members: ['ana@localhost', 'ben@localhost'] });
      expect(house.waitingFor('ben@localhost')).toEqual([]);
      expect(waiting(house.person('ben'))?.invitations).toEqual([]);
    },
  );
});

describe('the list of invitations', () => {
  it('is read on from the last one, and an answer ends one', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    const members = ['ana@localhost', 'ben@localhost'];
    saves(ana, 'team', {}, { members });
    const last = waiting(ben)?.last;
    expect(waiting(ben, last)).toEqual({ invitations: [], last });
    ana.enters('desk');
    saves(ana, 'desk', {}, { members });
    expect(roomsOf(waiting(ben, last))).toEqual(['desk']);
    const id = waiting(ben)?.invitations[0]?.id ?? '';
    const answers = (person: Person, answer: 'accept' | 'decline') =>
      errorOf(person.asks('', 'set', writeInvitationAnswer({ id, answer }).toString()));
    expect(answers(ana, 'accept')).toBe('item-not-found');
    expect(answers(ben, 'decline')).toBeUndefined();
    expect(answers(ben, 'decline')).toBe('item-not-found');
    expect(roomsOf(waiting(ben))).toEqual(['desk']);
    expect(errorOf(ben.enters('team')[0])).toBeUndefined();
  });

  it('is silent of rooms that somebody may not enter any more', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    const plans = givenTo(ana);
    ana.enters(plans);
    saves(ana, plans, { publicroom: false }, { members: ['ana@localhost', 'ben@localhost'] });
    expect(roomsOf(waiting(ben))).toEqual([plans]);
    ana.changesList(plans, `<item affiliation='none' jid='ben@localhost'/>`);
    expect(waiting(ben)).toEqual({ invitations: [] });
  });

  it('ends an invitation that is declined through the room', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    saves(ana, 'team', {}, { members: ['ana@localhost', 'ben@localhost'] });
    const decline = `<x xmlns='http://jabber.org/protocol/muc#user'><decline to='ana@localhost'/></x>`;
    ben.sends('message', { to: addressOf('team') }, decline);
    expect(waiting(ben)?.invitations).toEqual([]);
    expect(house.waitingFor('ana@localhost')).toHaveLength(1);
  });

  it.each([`<invitations xmlns='urn:perch:chat:1' after='x'/>`])('makes nothing of %s', (question) => {
    expect(errorOf(openHouse().person('ben').asks('', 'get', question))).toBe('bad-request');
  });
});
