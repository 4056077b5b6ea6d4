import { describe, expect, it } from 'vitest';
import { readMucAdmin, writeMucAdmin } from '#electron/stanza/0045-admin.ts';
import { readMediatedInvites, writeMediatedInvites } from '#electron/stanza/0045-invite.ts';
import {
  type MucUser,
  readMucJoin,
  readMucUser,
  writeMucJoin,
  writeMucUser,
} from '#electron/stanza/0045-muc.ts';
import { readSubjectChange } from '#electron/stanza/0045-subject.ts';
import { readDirectInvitation, writeDirectInvitation } from '#electron/stanza/0249-invitation.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

function overTheWire(child: Element, name = 'presence'): Element {
  return parseXml(xml(name, { xmlns: 'jabber:client' }, child).toString());
}

describe('the wish to enter a room', () => {
  it.each([{}, { maxStanzas: 0 }, { maxChars: 0, seconds: 180, since: Date.UTC(2026, 0, 2) }])(
    'reads back the history asked for: %j',
    (history) => {
      expect(readMucJoin(overTheWire(writeMucJoin({ history })))).toEqual({ history });
    },
  );

  it('asks for the usual history where the numbers make no sense', () => {
    const x = `<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='-1' seconds='many' since='once'/></x>`;
    expect(readMucJoin(overTheWire(parseXml(x)))).toEqual({ history: {} });
  });

  it('is not in presence without it', () => {
    expect(readMucJoin(parseXml(`<presence><x xmlns='urn:else'/></presence>`))).toBeUndefined();
  });
});

describe('what a room says of an occupant', () => {
  it.each<MucUser>([
    { items: [], statuses: [104, 170] },
    { items: [{ affiliation: 'owner', role: 'moderator', jid: 'ana@localhost/desk' }], statuses: [110] },
    { items: [{ role: 'none', nick: 'Ana', reason: 'Enough <now>', actor: 'Ben' }], statuses: [307] },
    {
      items: [{ role: 'none' }],
      statuses: [],
      destroyed: { alternate: 'new@rooms.localhost', reason: 'Old' },
    },
  ])('is read as it was written: %j', (user) => {
    expect(readMucUser(overTheWire(writeMucUser(user)))).toEqual(user);
  });

  it('loses roles and statuses that there are not', () => {
    const x = `<x xmlns='http://jabber.org/protocol/muc#user'><item role='king'/><status code='x'/></x>`;
    expect(readMucUser(overTheWire(parseXml(x)))).toEqual({ items: [{}], statuses: [] });
  });
});

describe('lines of a list', () => {
  it('are read as they were written', () => {
    const items = [
      { affiliation: 'member', jid: 'ana@localhost' },
      { role: 'visitor', nick: 'Ben' },
    ] as const;
    expect(readMucAdmin(overTheWire(writeMucAdmin(items), 'iq'))).toEqual(items);
  });

  it.each([`<item affiliation='king'/>`, `<item role='king'/>`, `<thing/>`])(
    'are refused as a whole with %s',
    (line) => {
      const query = `<query xmlns='http://jabber.org/protocol/muc#admin'><item role='none' nick='A'/>${line}</query>`;
      expect(readMucAdmin(overTheWire(parseXml(query), 'iq'))).toBeUndefined();
    },
  );
});

describe('invitations', () => {
  it('through the room are read as they were written', () => {
    const invites = [
      { kind: 'invite', to: 'ana@localhost', reason: 'Come' },
      { kind: 'invite', to: 'ben@localhost' },
    ] as const;
    expect(readMediatedInvites(overTheWire(writeMediatedInvites(invites), 'message'))).toEqual(invites);
    const refusal = { kind: 'decline', from: 'ana@localhost', reason: 'No' } as const;
    expect(readMediatedInvites(overTheWire(writeMediatedInvites([refusal]), 'message'))).toEqual([refusal]);
  });

  it('straight from a person name a room, or are none', () => {
    const invitation = { room: 'desk@rooms.localhost', reason: 'Come' };
    expect(readDirectInvitation(overTheWire(writeDirectInvitation(invitation), 'message'))).toEqual(
      invitation,
    );
    expect(
      readDirectInvitation(parseXml(`<message><x xmlns='jabber:x:conference'/></message>`)),
    ).toBeUndefined();
    const bad = `<message><x xmlns='jabber:x:conference' jid='@'/></message>`;
    expect(readDirectInvitation(parseXml(bad))).toBeUndefined();
  });
});

describe('a change of the subject', () => {
  it.each([
    [`<subject>News</subject>`, 'News'],
    [`<subject/>`, ''],
    [`<subject>Title</subject><body>Story</body>`, undefined],
    [`<subject>Title</subject><thread>1</thread>`, undefined],
    [`<body>Text</body>`, undefined],
  ])('is seen in %s as %j', (children, subject) => {
    const message = parseXml(`<message xmlns='jabber:client' type='groupchat'>${children}</message>`);
    expect(readSubjectChange(message)).toBe(subject);
  });

  it('comes in a groupchat message only', () => {
    expect(readSubjectChange(parseXml(`<message><subject>News</subject></message>`))).toBeUndefined();
  });
});
