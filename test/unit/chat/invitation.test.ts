import { expect, test } from 'vitest';
import { readInvitation } from '#electron/chat/invitations/read-invitation.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const message = (from: string, inside: string, type = 'normal') =>
  parseXml(`<message xmlns="jabber:client" from="${from}" type="${type}">${inside}</message>`);
const mediated =
  '<x xmlns="http://jabber.org/protocol/muc#user"><invite from="ana@example.com/desk"><reason>Come</reason></invite></x>';
const direct = '<x xmlns="jabber:x:conference" jid="Desk@rooms.example.com" reason="Come"/>';
const ana = { id: 'ana@example.com', name: 'ana' };

test.each([
  ['a room itself', message('desk@rooms.example.com', mediated)],
  ['a person directly', message('ana@example.com/desk', direct)],
])('an invitation by %s is read', (_, stanza) => {
  expect(readInvitation(stanza)).toEqual({ room: 'desk@rooms.example.com', inviter: ana, reason: 'Come' });
});

test.each([
  ['somebody in a room who speaks for it', message('desk@rooms.example.com/Mallory', mediated)],
  ['what everybody in a room was told', message('desk@rooms.example.com/Mallory', direct, 'groupchat')],
  ['an error that came back', message('desk@rooms.example.com', mediated, 'error')],
  ['nothing', message('ana@example.com', '')],
])('an invitation by %s is none', (_, stanza) => {
  expect(readInvitation(stanza)).toBeUndefined();
});
