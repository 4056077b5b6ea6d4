import { describe, expect, it } from 'vitest';
import {
  readMembershipWish,
  readRoomRequestAnswer,
  readRoomRequests,
  readVoiceWish,
  writeMembershipWish,
  writeRoomRequestAnswer,
  writeRoomRequests,
  writeVoiceWish,
} from '#electron/stanza/0045-requests.ts';
import { readUnique, writeUnique } from '#electron/stanza/0045-unique.ts';
import {
  type ChannelSearch,
  type FoundChannel,
  readChannelSearch,
  readFoundChannels,
  writeChannelSearch,
  writeFoundChannels,
} from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import {
  type CategoryFacts,
  categoryNode,
  readAddinFacts,
  readCategoryFacts,
  readCategoryNode,
  writeAddinFacts,
  writeCategoryFacts,
} from '#electron/stanza/perch-category.ts';
import { readPerchFault, writePerchFault } from '#electron/stanza/perch-fault.ts';
import {
  readInvitationAnswer,
  readInvitationMark,
  readKeptInvitations,
  writeInvitationAnswer,
  writeInvitationMark,
  writeKeptInvitations,
} from '#electron/stanza/perch-invitation.ts';
import {
  readPrincipalsAnswer,
  readPrincipalsQuestion,
  writePrincipalsAnswer,
  writePrincipalsQuestion,
} from '#electron/stanza/perch-principals.ts';
import { type RoomFacts, readRoomFacts, writeRoomFacts } from '#electron/stanza/perch-room.ts';
import {
  readRoster,
  readRosterNotice,
  writeRoster,
  writeRosterNotice,
} from '#electron/stanza/perch-roster.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

/** As it comes off the wire. */
const sent = (element: Element): Element => parseXml(element.toString());
const within = (...children: Element[]): Element => sent(xml('message', { xmlns: NS.client }, ...children));

const permissions = {
  CanView: true,
  CanJoin: true,
  CanReadHistory: false,
  CanChat: true,
  CanAuditoriumChat: false,
  CanManageRoom: false,
};

describe('what is written of rooms is read as it was', () => {
  it.each<RoomFacts>([
    { permissions },
    {
      permissions,
      category: 'Trading & co',
      categoryId: 'c1',
      invitations: false,
      disabled: true,
      addin: 'Prices',
      created: { by: 'ana@localhost', at: 1_000 },
      updated: { by: 'ben@localhost', at: 2_000 },
    },
  ])('facts %#', (facts) => {
    expect(readRoomFacts([writeRoomFacts(facts)])).toEqual(facts);
  });

  it.each<CategoryFacts>([
    {
      id: 'a',
      name: 'A',
      description: '',
      isDefault: true,
      create: false,
      invitations: true,
      files: false,
      history: true,
    },
    {
      id: 'b',
      name: 'B',
      description: 'Two',
      isDefault: false,
      create: true,
      invitations: false,
      files: true,
      history: false,
      principals: { allowed: ['localhost'], denied: [], creators: ['ana@localhost'] },
    },
  ])('category %#', (facts) => {
    expect(readCategoryFacts([writeCategoryFacts(facts)])).toEqual([facts]);
    expect(readCategoryNode(categoryNode(facts.id))).toBe(facts.id);
  });

  it('add-ins, addresses, faults', () => {
    const addin = { name: 'Prices', url: 'https://a.example/?b&c', block: true };
    expect(readAddinFacts([writeAddinFacts(addin)])).toEqual([addin]);
    expect(readUnique(sent(writeUnique('abc')))).toBe('abc');
    const fault = { code: 'DataCollision', field: 'x#y', values: ['a', 'b'] } as const;
    const error = within(xml('error', {}, writePerchFault(fault)));
    expect(readPerchFault(error)).toEqual(fault);
    expect(readPerchFault(within(xml('error')))).toBeUndefined();
  });

  it.each<ChannelSearch>([
    {},
    {
      text: 'a <b> & c',
      inName: false,
      inDescription: true,
      inAddress: true,
      words: 'phrase',
      order: 'nusers',
    },
    { category: 'c1', member: 'ana@localhost', manager: 'ben@localhost', addin: 'Prices', disabled: true },
    {
      privacy: 'Secret',
      behavior: 'Auditorium',
      invitations: false,
      mine: 'invited',
      occupant: 'cy@localhost',
    },
  ])('search %#', (search) => {
    expect(readChannelSearch(sent(writeChannelSearch(search)))).toEqual(search);
  });

  it('rooms that were found', () => {
    const room = {
      privacy: 'Closed',
      behavior: 'Normal',
      categoryId: 'c1',
      category: 'Trading',
      permissions,
      disabled: false,
    } as const;
    const channels: readonly FoundChannel[] = [
      { address: 'desk@rooms', name: 'Desk', description: 'A & B', occupants: 3, room },
      { address: 'hall@rooms', name: 'Hall', description: '', occupants: 0 },
    ];
    expect(readFoundChannels(sent(writeFoundChannels(channels)))).toEqual(channels);
    expect(readFoundChannels(xml('x'))).toBeUndefined();
  });

  it('principals', () => {
    const question = { role: 'presenter', text: 'an', max: 5, category: 'c1' } as const;
    expect(readPrincipalsQuestion(sent(writePrincipalsQuestion(question)))).toEqual(question);
    const list = {
      principals: [{ address: 'ana@localhost', name: 'Ana' }, { address: 'localhost' }],
      more: true,
    };
    expect(readPrincipalsAnswer(sent(writePrincipalsAnswer(list)))).toEqual(list);
    expect(readPrincipalsQuestion(xml('principals', { xmlns: NS.perch, role: 'king' }))).toBeUndefined();
  });

  it('invitations', () => {
    const one = { id: '7', room: 'desk@rooms', name: 'Desk', at: 5_000, from: 'ana@localhost' };
    const list = { invitations: [one, { id: '9', room: 'hall@rooms', name: 'Hall', at: 6_000 }], last: '9' };
    expect(readKeptInvitations(sent(writeKeptInvitations(list)))).toEqual(list);
    const answer = { id: '7', answer: 'decline' } as const;
    expect(readInvitationAnswer(sent(writeInvitationAnswer(answer)))).toEqual(answer);
    expect(readInvitationAnswer(writeInvitationMark('7'))).toBeUndefined();
    expect(readInvitationMark(within(writeInvitationMark('7')))).toBe('7');
  });

  it('requests', () => {
    const asked = [
      { kind: 'membership', address: 'ben@localhost', words: 'Me' },
      { kind: 'voice', address: 'cy@localhost', nickname: 'Cy' },
    ] as const;
    expect(readRoomRequests(sent(writeRoomRequests(asked)))).toEqual(asked);
    for (const allow of [true, false]) {
      const answer = { kind: 'voice', address: 'cy@localhost', allow } as const;
      expect(readRoomRequestAnswer(within(writeRoomRequestAnswer(answer)))).toEqual(answer);
      expect(readVoiceWish(within(writeRoomRequestAnswer(answer)))).toBeUndefined();
    }
    expect(readVoiceWish(within(writeVoiceWish('Please')))).toEqual({ words: 'Please' });
    expect(readRoomRequestAnswer(within(writeVoiceWish()))).toBeUndefined();
    const wish = { nickname: 'Ben', words: 'Me' };
    expect(readMembershipWish(sent(xml('query', { xmlns: NS.register }, writeMembershipWish(wish))))).toEqual(
      wish,
    );
  });

  it('rosters', () => {
    const items = [{ nick: 'Ana', affiliation: 'owner', role: 'moderator', jid: 'ana@localhost/a' }] as const;
    expect(readRoster(sent(writeRoster(items)))).toEqual(items);
    expect([true, false].map((hidden) => readRosterNotice(within(writeRosterNotice(hidden))))).toEqual([
      true,
      false,
    ]);
    expect(readRosterNotice(within())).toBeUndefined();
  });
});
