import { describe, expect, it } from 'vitest';
import { readDelay, writeDelay } from '#electron/stanza/0203-delay.ts';
import { readHints, writeHint } from '#electron/stanza/0334-hints.ts';
import { readOriginId, readStanzaId, writeOriginId, writeStanzaId } from '#electron/stanza/0359-ids.ts';
import { readOccupantId, writeOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import {
  readRoomMessage,
  readServerTime,
  writeRoomWords,
  writeServerTime,
} from '#electron/stanza/perch-message.ts';
import { readRoomFacts, writeRoomFacts } from '#electron/stanza/perch-room.ts';
import { readServiceLimits, writeServiceLimits } from '#electron/stanza/perch-service.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';

const room = 'desk@rooms.localhost';
const noon = Date.UTC(2026, 0, 2, 12);

function delivered(children: string): string {
  return `<message xmlns='jabber:client' type='groupchat' from='${room}/Ana'>${children}</message>`;
}

describe('words in a room', () => {
  it.each([
    { text: 'Hello', importance: 'Regular', originId: 'o1' },
    { text: 'Fire & <smoke>', importance: 'Alert', originId: 'o2' },
    { text: 'Long body', importance: 'Regular', storyTitle: 'Title', originId: 'o3' },
    { text: '', importance: 'Regular' },
  ] as const)('are read by others as they were written: %j', (words) => {
    const sent = parseXml(writeRoomWords(room, words).toString());
    sent.attrs.from = `${room}/Ana`;
    expect(readRoomMessage(sent)).toEqual({ ...words, room, nickname: 'Ana' });
  });

  it('carry what the room says of them', () => {
    const marks = [writeStanzaId('7', room), writeOccupantId('occ'), writeServerTime(noon)].join('');
    const message = parseXml(delivered(`<body>Hi</body>${marks}`));
    expect(readRoomMessage(message)).toMatchObject({ archiveId: '7', occupantId: 'occ' });
    expect(readServerTime(message)).toBe(noon);
    expect(readDelay(message, room)).toBeUndefined();
  });

  it('are late, and of that time, where the room says so and nobody else', () => {
    const mine = writeDelay({ stamp: noon, from: room });
    const theirs = writeDelay({ stamp: 1, from: 'ana@localhost/desk' });
    const read = (delays: string) => readDelay(parseXml(delivered(`<body>Hi</body>${delays}`)), room);
    expect(read(`${theirs}${mine}`)).toEqual({ stamp: noon, from: room });
    expect(read(`${theirs}`)).toBeUndefined();
  });

  it.each([
    delivered('<subject>News</subject>'),
    delivered(`<body xmlns='urn:else'>Hi</body>`),
    `<message type='error' from='${room}'><body>Hi</body></message>`,
    `<message type='chat' from='${room}/Ana'><body>Hi</body></message>`,
  ])('are not in %s', (stanza) => {
    expect(readRoomMessage(parseXml(stanza))).toBeUndefined();
  });

  it('take an archive id from nobody but the room', () => {
    const forged = parseXml(delivered(`<body>Hi</body>${writeStanzaId('7', 'other@rooms.localhost')}`));
    expect(readRoomMessage(forged)).not.toHaveProperty('archiveId');
  });
});

describe('small marks', () => {
  it('are read as they were written', () => {
    const stanza = xml(
      'message',
      {},
      writeOriginId('o'),
      writeStanzaId('s', room),
      writeOccupantId('c'),
      writeHint('store'),
      writeDelay({ stamp: noon, from: room }),
    );
    const message = parseXml(stanza.toString());
    expect(readOriginId(message)).toBe('o');
    expect(readStanzaId(message, room)).toBe('s');
    expect(readStanzaId(message, 'else@rooms.localhost')).toBeUndefined();
    expect(readOccupantId(message)).toBe('c');
    expect(readHints(message)).toEqual(['store']);
    expect(readDelay(message)).toEqual({ stamp: noon, from: room });
  });

  it('are absent where they are empty or make no sense', () => {
    const message = parseXml(
      `<message><origin-id xmlns='urn:xmpp:sid:0'/><occupant-id xmlns='urn:xmpp:occupant-id:0' id=''/>
         <delay xmlns='urn:xmpp:delay' stamp='once'/><time xmlns='urn:perch:chat:1'/></message>`,
    );
    expect(readOriginId(message)).toBeUndefined();
    expect(readOccupantId(message)).toBeUndefined();
    expect(readDelay(message)).toBeUndefined();
    expect(readServerTime(message)).toBeUndefined();
  });
});

describe('what our service announces', () => {
  it.each([{}, { messageSize: 65536 }, { messageSize: 1, storySize: 2, stanzaSize: 3 }])(
    'of its limits is read as it was written: %j',
    (limits) => {
      expect(readServiceLimits([writeServiceLimits(limits)])).toEqual(limits);
    },
  );

  it('of a room is read as it was written', () => {
    const permissions = {
      CanView: true,
      CanJoin: true,
      CanReadHistory: false,
      CanChat: true,
      CanAuditoriumChat: false,
      CanManageRoom: false,
    };
    const facts = { permissions, category: 'Projects' };
    expect(readRoomFacts([writeServiceLimits({}), writeRoomFacts(facts)])).toEqual(facts);
  });

  it('is nothing where the forms are of others', () => {
    expect(readServiceLimits([])).toBeUndefined();
    expect(readRoomFacts([writeServiceLimits({})])).toBeUndefined();
  });
});
