import { describe, expect, it } from 'vitest';
import { passDelivered } from '#electron/server/scope/delivered.ts';
import { passSent } from '#electron/server/scope/sent.ts';
import { makeForm, writeForm } from '#electron/stanza/0004-form.ts';
import { writeDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writePreviewQuestion } from '#electron/stanza/perch-preview.ts';
import { writeRoomFacts } from '#electron/stanza/perch-room.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';
import { Element, xml } from '#electron/stanza/xml.ts';
import { account, device, domain, otherRoom, room, roomsDomain } from './operations.ts';

const surroundings = { domain, roomsDomain, hasRoom: () => true };
const rights = ['read', 'post', 'manage'] as const;
const own = { account, nicknames: new Map<string, string>(), said: new Set<string>() };
const permissions = {
  CanView: true,
  CanJoin: true,
  CanReadHistory: true,
  CanChat: true,
  CanAuditoriumChat: false,
  CanManageRoom: true,
};

const formWith = (companion: string) =>
  makeForm('submit', NS.mucRoomConfig, { [roomField.category]: 'c', [roomField.companion]: companion });
const told: readonly (readonly [name: string, answer: Element])[] = [
  [
    'its description',
    writeDiscoInfo({ forms: [writeRoomFacts({ permissions, category: 'c', companion: otherRoom })] }),
  ],
  ['its form', writeMucOwner(writeForm(formWith(otherRoom)))],
];

describe('a room whose companion is beyond the scope of a token', () => {
  const narrow: Scope = { rights: [...rights], rooms: [room] };
  const wide: Scope = { rights: [...rights], rooms: [room, otherRoom] };
  const delivered = (scope: Scope, payload: Element): string => {
    const stanza = xml('iq', { from: room, to: device, type: 'result', id: '1' }, payload);
    return String(passDelivered(scope, stanza, own, surroundings));
  };

  it.each(told)('does not name it by %s, and tells all the rest', (_name, payload) => {
    expect(delivered(wide, payload)).toContain(otherRoom);
    const passed = delivered(narrow, payload);
    expect(passed).not.toContain(otherRoom);
    expect(passed).toContain('<value>c</value>');
  });

  it.each([
    ['saved', 'set', (companion: string) => writeMucOwner(writeForm(formWith(companion)))],
    ['asked about', 'get', (companion: string) => writePreviewQuestion(formWith(companion))],
  ] as const)(
    'cannot be linked by it: a link that is %s is with a room that is not there',
    (_name, type, form) => {
      const sent = (scope: Scope, companion: string) =>
        passSent(scope, xml('iq', { from: device, to: room, type, id: '1' }, form(companion)), surroundings);
      expect(sent(narrow, otherRoom)).toMatchObject({ condition: 'item-not-found' });
      expect(sent(narrow, `${otherRoom}/x`)).toMatchObject({ condition: 'item-not-found' });
      expect(sent(narrow, '')).toBeInstanceOf(Element);
      expect(sent(wide, otherRoom)).toBeInstanceOf(Element);
    },
  );
});
