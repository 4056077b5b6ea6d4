import { describe, expect, it } from 'vitest';
import {
  type ResultSet,
  type ResultSetRequest,
  readResultSet,
  readResultSetRequest,
  writeResultSet,
  writeResultSetRequest,
} from '#electron/stanza/0059-rsm.ts';
import {
  type ArchiveRequest,
  readArchiveEnd,
  readArchiveRequest,
  readArchiveResult,
  writeArchiveEnd,
  writeArchiveRequest,
  writeArchiveResult,
} from '#electron/stanza/0313-archive.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

function overTheWire(child: Element, name = 'iq'): Element {
  return parseXml(xml(name, { xmlns: 'jabber:client' }, child).toString());
}

describe('pages', () => {
  it.each<ResultSetRequest>([
    {},
    { max: 0 },
    { max: 50, before: null },
    { max: 50, before: 'x<y' },
    { after: 'a', max: 5 },
    { index: 7 },
  ])('are asked for: %j', (page) => {
    expect(readResultSetRequest(overTheWire(writeResultSetRequest(page)))).toEqual(page);
  });

  it.each<ResultSet>([
    { count: 0 },
    { first: 'a', index: 0, last: 'b', count: 2 },
    { first: 'a', last: 'b' },
  ])('are told: %j', (set) => {
    expect(readResultSet(overTheWire(writeResultSet(set)))).toEqual(set);
  });

  it.each(['<max>many</max>', '<max>-1</max>', '<index>1.5</index>', '<max>99999999999</max>'])(
    'are not guessed from %s',
    (part) => {
      const set = `<set xmlns='http://jabber.org/protocol/rsm'>${part}</set>`;
      expect(readResultSetRequest(overTheWire(parseXml(set)))).toBeUndefined();
    },
  );
});

describe('questions to an archive', () => {
  it.each<ArchiveRequest>([
    { page: {}, flipped: false },
    { page: { max: 50, before: null }, queryId: 'q', flipped: true },
    { page: { max: 5 }, with: 'ana@localhost', start: 1000, end: 2000, flipped: false },
    { page: {}, flipped: false, search: { text: 'a "b', words: 'phrase', caseSensitive: true } },
    {
      page: {},
      flipped: false,
      search: { authors: ['a@b', 'c@d'], traits: ['alert', 'link'], rooms: ['r@c'] },
    },
    { page: {}, flipped: false, search: { rooms: [] } },
  ])('are read as they were written: %j', (request) => {
    expect(readArchiveRequest(overTheWire(writeArchiveRequest(request)))).toEqual(request);
  });

  it.each([
    `<set xmlns='http://jabber.org/protocol/rsm'><max>x</max></set>`,
    `<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>urn:else</value></field></x>`,
    `<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>
       <field var='start'><value>yesterday</value></field></x>`,
    `<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>
       <field var='{urn:perch:chat:1}words'><value>some</value></field></x>`,
  ])('are no questions with %s', (part) => {
    expect(
      readArchiveRequest(overTheWire(parseXml(`<query xmlns='urn:xmpp:mam:2'>${part}</query>`))),
    ).toBeUndefined();
  });

  it('are answered by messages and an end', () => {
    const stanza = parseXml(`<message xmlns='jabber:client' type='groupchat'><body>Hi</body></message>`);
    const forwarded = { stanza, stamp: '2026-01-02T03:04:05.678Z' };
    const result = readArchiveResult(
      overTheWire(writeArchiveResult({ id: '7', queryId: 'q', forwarded }), 'message'),
    );
    expect(result).toMatchObject({ id: '7', queryId: 'q', forwarded: { stamp: forwarded.stamp } });
    expect(result?.forwarded.stanza.getChildText('body')).toBe('Hi');
    const end = { complete: true, set: { first: '7', index: 3, last: '9', count: 5 } };
    expect(readArchiveEnd(overTheWire(writeArchiveEnd(end)))).toEqual(end);
    const searched = { rooms: [{ room: 'a@b', count: 0 }, { room: 'c@b' }], more: true, until: 60_000 };
    expect(readArchiveEnd(overTheWire(writeArchiveEnd({ ...end, searched })))).toEqual({ ...end, searched });
    expect(readArchiveEnd(overTheWire(writeArchiveEnd({ complete: false, set: {} })))).toEqual({
      complete: false,
      set: {},
    });
  });
});
