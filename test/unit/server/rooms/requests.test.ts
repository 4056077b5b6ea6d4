import { describe, expect, it } from 'vitest';
import {
  type RoomRequest,
  readRoomRequests,
  writeMembershipWish,
  writeRequestsQuestion,
  writeRoomRequestAnswer,
  writeVoiceWish,
} from '#electron/stanza/0045-requests.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { addressOf, errorOf, openHouse, type Person } from './house.ts';
import { givenTo, permissionsOf, refusalOf, saves } from './wire.ts';

function asksToJoin(person: Person, room: string, words?: string): string | undefined {
  const wish = writeMembershipWish(words === undefined ? {} : { words });
  return errorOf(person.asks(room, 'set', xml('query', { xmlns: NS.register }, wish).toString()));
}

function waiting(person: Person, room: string): readonly RoomRequest[] | string {
  const answer = person.asks(room, 'get', writeRequestsQuestion().toString());
  const list = answer.getChild('requests');
  return list ? readRoomRequests(list) : (errorOf(answer) ?? '');
}

function decides(person: Person, room: string, request: RoomRequest, allow: boolean): string | undefined {
  const form = writeRoomRequestAnswer({ ...request, allow }).toString();
  const answers = person.sends('message', { to: addressOf(room), id: 'd' }, form);
  const refused = answers.find(({ attrs }) => attrs.type === 'error');
  return refused && refusalOf(refused);
}

const ben: RoomRequest = { kind: 'membership', address: 'ben@localhost', words: 'It is me' };

describe('asking to join a closed room', () => {
  it('reaches its managers, there or not, waits, and makes a member where it is allowed', () => {
    const house = openHouse();
    const [ana, asker] = [house.person('ana'), house.person('ben')];
    expect(asker.asks('team', 'get', `<query xmlns='${NS.register}'/>`).toString()).toContain(
      'muc#register_roomnick',
    );
    expect(asksToJoin(asker, 'team', 'It is me')).toBeUndefined();
    expect(asksToJoin(asker, 'team', 'It is me')).toBeUndefined();
    const told = house.waitingFor('ana@localhost');
    expect(told.flatMap(readRoomRequests)).toEqual([ben]);
    expect(told[0]?.getChildText('body')).toContain('ben@localhost asks to join Team: It is me');
    house.restarts();
    expect(waiting(ana, 'team')).toEqual([ben]);
    expect(decides(ana, 'team', ben, true)).toBeUndefined();
    expect(waiting(ana, 'team')).toEqual([]);
    expect(errorOf(asker.enters('team')[0])).toBeUndefined();
    expect(asksToJoin(asker, 'team')).toBe('conflict');
    expect(decides(ana, 'team', ben, true)).toBe('item-not-found NoSuchNode');
  });

  it('is told where it is declined, and may be asked again', () => {
    const house = openHouse();
    const [ana, asker] = [house.person('ana'), house.person('ben')];
    asksToJoin(asker, 'team');
    expect(decides(ana, 'team', ben, false)).toBeUndefined();
    expect(house.waitingFor('ben@localhost').join()).toContain('was declined');
    expect(errorOf(asker.enters('team')[0])).toBe('registration-required');
    asksToJoin(asker, 'team');
    expect(waiting(ana, 'team')).toHaveLength(1);
  });

  it('is for managers to decide, and for nobody else to see', () => {
    const house = openHouse();
    const [asker, cy] = [house.person('ben'), house.person('cy')];
    asksToJoin(asker, 'team');
    expect(waiting(cy, 'team')).toBe('forbidden');
    expect(decides(cy, 'team', ben, true)).toBe('forbidden ErrorPermission');
    expect(decides(asker, 'team', ben, true)).toBe('forbidden ErrorPermission');
  });

  it('is nothing in an open room, for the banned, and in a secret one', () => {
    const house = openHouse();
    const [ana, asker] = [house.person('ana'), house.person('ben')];
    expect(asksToJoin(asker, 'lobby')).toBe('service-unavailable');
    ana.changesList('team', `<item affiliation='outcast' jid='ben@localhost'/>`);
    expect(asksToJoin(asker, 'team')).toBe('forbidden');
    const plans = givenTo(ana);
    ana.enters(plans);
    saves(ana, plans, { publicroom: false });
    expect(asksToJoin(asker, plans)).toBe('item-not-found');
  });

  it('ends by leaving for good, but not with the last manager', () => {
    const house = openHouse();
    const [ana, member] = [house.person('ana'), house.person('ben')];
    saves(ana, 'team', {}, { members: ['ana@localhost', 'ben@localhost'] });
    const leave = `<query xmlns='${NS.register}'><remove/></query>`;
    member.enters('team');
    expect(errorOf(member.asks('team', 'set', leave))).toBeUndefined();
    expect(errorOf(member.enters('team')[0])).toBe('registration-required');
    expect(errorOf(ana.asks('team', 'set', leave))).toBe('conflict');
  });
});

describe('asking to present', () => {
  const wish = (words?: string): string => writeVoiceWish(words).toString();
  const asks = (person: Person, words?: string): string | undefined =>
    errorOf(person.sends('message', { to: addressOf('announcements'), id: 'v' }, wish(words))[0]);
  const voice: RoomRequest = { kind: 'voice', address: 'ben@localhost', nickname: 'Ben' };

  it('makes a presenter where a manager allows it', () => {
    const house = openHouse();
    const [ana, asker] = [house.person('ana'), house.person('ben')];
    expect(asks(asker)).toBe('not-acceptable');
    asker.enters('announcements');
    expect(errorOf(asker.says('announcements', 'Hm')[0])).toBe('forbidden');
    expect(asks(asker)).toBeUndefined();
    expect(house.waitingFor('ana@localhost').flatMap(readRoomRequests)).toEqual([voice]);
    expect(decides(ana, 'announcements', voice, true)).toBeUndefined();
    expect(errorOf(asker.says('announcements', 'Thanks')[0])).toBeUndefined();
    expect(asks(asker)).toBe('not-acceptable');
    house.restarts();
    expect(permissionsOf(asker, 'announcements')).toContain('CanAuditoriumChat');
  });

  it('gives voice for now where a moderator allows it who does not run the room', () => {
    const house = openHouse();
    const [ana, asker, cy] = [house.person('ana'), house.person('ben'), house.person('cy')];
    for (const person of [ana, asker, cy]) person.enters('announcements');
    ana.changesList('announcements', `<item role='moderator' nick='Cy'/>`);
    cy.hears();
    asks(asker);
    expect(cy.hears().flatMap(readRoomRequests)).toEqual([voice]);
    expect(decides(cy, 'announcements', voice, true)).toBeUndefined();
    expect(errorOf(asker.says('announcements', 'Thanks')[0])).toBeUndefined();
    asker.leaves('announcements');
    asker.enters('announcements');
    expect(errorOf(asker.says('announcements', 'Still?')[0])).toBe('forbidden');
  });
});
