import { describe, expect, it } from 'vitest';
import { readMediatedInvites } from '#electron/stanza/0045-invite.ts';
import { readDirectInvitation } from '#electron/stanza/0249-invitation.ts';
import { addressOf, errorOf, gists, openHouse, type Person } from './house.ts';

function invite(person: Person, room: string, ...lines: readonly string[]): string | undefined {
  const x = `<x xmlns='http://jabber.org/protocol/muc#user'>${lines.join('')}</x>`;
  return errorOf(person.sends('message', { to: addressOf(room) }, x)[0]);
}

describe('an invitation through a room', () => {
  it('waits for its guest, in both spellings, and makes them a member', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('team');
    expect(
      invite(ana, 'team', `<invite to='ben@localhost/desk'><reason>Come</reason></invite>`),
    ).toBeUndefined();
    const [told, ...more] = house.waitingFor('ben@localhost');
    expect(more).toEqual([]);
    expect(told?.attrs.from).toBe(addressOf('team'));
    expect(told && readMediatedInvites(told)).toEqual([
      { kind: 'invite', from: 'ana@localhost', reason: 'Come' },
    ]);
    expect(told && readDirectInvitation(told)).toEqual({ room: addressOf('team'), reason: 'Come' });
    expect(gists(ben.enters('team'))).toContain('presence Ben 110,100,170');
  });

  it('is refused to those who may not invite, and made by all where the room says so', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ben.enters('lobby');
    expect(invite(ben, 'lobby', `<invite to='cy@localhost'/>`)).toBe('forbidden');
    ana.configures('lobby', { allowinvites: true });
    expect(
      invite(ben, 'lobby', `<invite to='cy@localhost'/>`, `<invite to='dan@localhost'/>`),
    ).toBeUndefined();
    expect(house.waitingFor('cy@localhost')).toHaveLength(1);
    expect(house.waitingFor('dan@localhost')).toHaveLength(1);
  });

  it('into a closed room opens it for nobody unless the list may be changed', () => {
    const house = openHouse();
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.configures('team', { allowinvites: true });
    ana.changesList('team', `<item affiliation='member' jid='ben@localhost'/>`);
    ben.enters('team');
    expect(invite(ben, 'team', `<invite to='cy@localhost'/>`)).toBe('forbidden');
    expect(invite(ben, 'team', `<invite to='ana@localhost'/>`)).toBeUndefined();
  });

  it('is refused from outside, to nobody, and to the banned, and then nobody is invited', () => {
    const house = openHouse();
    const ana = house.person('ana');
    expect(invite(ana, 'team', `<invite to='ben@localhost'/>`)).toBe('not-acceptable');
    ana.enters('team');
    expect(invite(ana, 'team', `<invite to='ben@localhost'/>`, `<invite to='@'/>`)).toBe('jid-malformed');
    ana.changesList('team', `<item affiliation='outcast' jid='cy@localhost'/>`);
    expect(invite(ana, 'team', `<invite to='ben@localhost'/>`, `<invite to='cy@localhost'/>`)).toBe(
      'not-allowed',
    );
    expect(house.waitingFor('ben@localhost')).toEqual([]);
    expect(errorOf(house.person('ben').enters('team')[0])).toBe('registration-required');
  });

  it('can be declined to those who belong to the room, and to nobody else', () => {
    const house = openHouse();
    const ben = house.person('ben');
    expect(invite(ben, 'lobby', `<decline to='ana@localhost'><reason>No</reason></decline>`)).toBeUndefined();
    const [told] = house.waitingFor('ana@localhost');
    expect(told && readMediatedInvites(told)).toEqual([
      { kind: 'decline', from: 'ben@localhost', reason: 'No' },
    ]);
    invite(ben, 'lobby', `<decline to='cy@localhost'/>`);
    expect(house.waitingFor('cy@localhost')).toEqual([]);
  });

  it('is what a message to a room is, or it is nothing', () => {
    const ana = openHouse().person('ana');
    ana.enters('lobby');
    expect(errorOf(ana.sends('message', { to: addressOf('lobby') }, '<body>Hi</body>')[0])).toBe(
      'bad-request',
    );
  });
});
