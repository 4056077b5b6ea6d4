import { describe, expect, it } from 'vitest';
import {
  readDiscoInfo,
  readDiscoItems,
  writeDiscoInfo,
  writeDiscoItems,
} from '#electron/stanza/0030-disco.ts';
import { readVersion, writeVersion } from '#electron/stanza/0092-version.ts';
import {
  readHostMetaJson,
  readHostMetaXml,
  writeHostMetaJson,
  writeHostMetaXml,
} from '#electron/stanza/0156-host-meta.ts';
import { writePing } from '#electron/stanza/0199-ping.ts';
import { readTime, writeTime } from '#electron/stanza/0202-time.ts';
import { isPrivate, readCarbon, writeCarbon } from '#electron/stanza/0280-carbons.ts';
import { readForwarded, writeForwarded } from '#electron/stanza/0297-forward.ts';
import { readBookmark, writeBookmark } from '#electron/stanza/0402-bookmarks.ts';
import { readStreamLimits, writeStreamLimits } from '#electron/stanza/0478-limits.ts';
import { readDisplayed, writeDisplayed } from '#electron/stanza/0490-displayed.ts';
import { readRoster, writeRoster } from '#electron/stanza/rfc6121-roster.ts';
import { readClose, readOpen, writeClose, writeOpen } from '#electron/stanza/rfc7395-framing.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

/** As it comes off the wire. */
function sent(element: Element): Element {
  return parseXml(element.toString());
}

describe('what is written is read back', () => {
  it('framing', () => {
    const open = { to: 'a.example', from: 'b.example', id: '1', version: '1.0', language: 'en' };
    expect(readOpen(sent(writeOpen(open)))).toEqual(open);
    expect(readClose(sent(writeClose({ seeOtherUri: 'wss://b' })))).toEqual({ seeOtherUri: 'wss://b' });
    expect(readClose(sent(writeClose()))).toEqual({});
    expect(readOpen(xml('open', { xmlns: 'urn:other' }))).toBeUndefined();
  });

  it('roster', () => {
    const roster = {
      version: '3',
      items: [
        { address: 'b@x', name: 'Ben', subscription: 'both', asked: false, groups: ['Desk', 'All'] },
        { address: 'c@x', subscription: 'none', asked: true, groups: [] },
      ],
    } as const;
    expect(readRoster(sent(writeRoster(roster)))).toEqual(roster);
  });

  it('discovery', () => {
    const info = {
      node: 'n',
      identities: [{ category: 'server', type: 'im', name: 'Perch', language: 'en' }],
      features: ['urn:a', 'urn:b'],
      forms: [],
    };
    const items = {
      items: [
        { address: 'rooms.x', name: 'Rooms' },
        { address: 'x', node: 'n' },
      ],
    };
    expect(readDiscoInfo(sent(writeDiscoInfo(info)))).toEqual(info);
    expect(readDiscoItems(sent(writeDiscoItems(items)))).toEqual(items);
  });

  it('host-meta, in both its spellings', () => {
    const meta = { webSockets: ['wss://a.example/ws', 'wss://b.example/ws'] };
    expect(readHostMetaJson(JSON.parse(JSON.stringify(writeHostMetaJson(meta))))).toEqual(meta);
    expect(readHostMetaXml(sent(writeHostMetaXml(meta)))).toEqual(meta);
    expect(readHostMetaJson({ links: [{ rel: 'lrdd', href: 'x' }, null, 3] })).toEqual({ webSockets: [] });
    expect(readHostMetaJson('<html>')).toBeUndefined();
  });

  it('ping, time and version', () => {
    expect(sent(writePing()).is('ping', 'urn:xmpp:ping')).toBe(true);
    expect(readTime(sent(writeTime(1_700_000_000_123)))).toBe(1_700_000_000_123);
    expect(readTime(xml('time', { xmlns: 'urn:xmpp:time' }))).toBeUndefined();
    const software = { name: 'Perch', version: '1' };
    expect(readVersion(sent(writeVersion(software)))).toEqual(software);
  });

  it('read markers, as the room itself numbers what was said', () => {
    const written = sent(writeDisplayed('desk@rooms.x', { archiveId: 'a1', marked: true }));
    expect(readDisplayed('desk@rooms.x', written)).toEqual({ archiveId: 'a1', marked: true });
    expect(readDisplayed('lobby@rooms.x', written)).toBeUndefined();
    expect(readDisplayed('desk@rooms.x', xml('displayed', { xmlns: 'urn:other' }))).toBeUndefined();
  });

  it('bookmarks, with the extensions of others', () => {
    const extensions = xml('extensions', {}, xml('mine', { xmlns: 'urn:mine' }));
    const written = sent(writeBookmark({ name: 'Desk', autojoin: true, nick: 'ana', extensions }));
    const bookmark = readBookmark('desk@rooms.x', written);
    expect(bookmark).toMatchObject({ room: 'desk@rooms.x', name: 'Desk', autojoin: true, nick: 'ana' });
    expect(bookmark?.extensions?.getChild('mine', 'urn:mine')).toBeDefined();
  });

  it('stream limits, leaving out what is no number', () => {
    const limits = { maxBytes: 262144, idleSeconds: 60 };
    expect(readStreamLimits(xml('features', {}, sent(writeStreamLimits(limits))))).toEqual(limits);
    const odd = parseXml(
      '<f><limits xmlns="urn:xmpp:stream-limits:0"><max-bytes>many</max-bytes></limits></f>',
    );
    expect(readStreamLimits(odd)).toEqual({});
  });

  it('forwarded stanzas and carbons', () => {
    const message = xml('message', { from: 'a@x/1', to: 'b@x' }, xml('body', {}, 'hi'));
    const forwarded = readForwarded(sent(writeForwarded({ stanza: message, stamp: '2026-01-01T00:00:00Z' })));
    expect(forwarded?.stamp).toBe('2026-01-01T00:00:00Z');
    expect(forwarded?.stanza.getChildText('body')).toBe('hi');
    const carbon = readCarbon(sent(xml('message', {}, writeCarbon({ direction: 'sent', message }))));
    expect(carbon?.direction).toBe('sent');
    expect(carbon?.message.attrs.from).toBe('a@x/1');
    expect(isPrivate(xml('message', {}, xml('private', { xmlns: 'urn:xmpp:carbons:2' })))).toBe(true);
  });
});
