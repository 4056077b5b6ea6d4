import { describe, expect, test } from 'vitest';
import type { FeedMark, FeedMatch } from '#electron/model/feed.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { feedCodec } from '#electron/stanza/perch-feed.ts';
import { feedReadCodec } from '#electron/stanza/perch-feed-read.ts';
import { changePrivateItem, readPrivateItem } from '#electron/stanza/private-item.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const nothing: FeedMatch = { text: '', wording: 'all' };

function read(match: string, attributes = 'name="Fires" action="notify"') {
  return feedCodec.read(parseXml(`<feed xmlns="${NS.perch}" ${attributes}>${match}</feed>`));
}

describe('Up to where a feed is read', () => {
  test.each<FeedMark>([
    { time: 1_700_000_000_123, room: 'desk@rooms.localhost', archiveId: 'a1' },
    { time: 0, room: 'desk@rooms.localhost' },
  ])('%j comes back as it was', (mark) => {
    expect(feedReadCodec.read(parseXml(feedReadCodec.write(mark).toString()))).toEqual(mark);
  });

  test.each([
    '<read upto="soon" room="desk@rooms.localhost"/>',
    '<read upto="2026-02-30T00:00:00Z" room="desk@rooms.localhost"/>',
    '<read upto="2026-01-02T00:00:00Z"/>',
    '<seen upto="2026-01-02T00:00:00Z" room="desk@rooms.localhost"/>',
  ])('%s says nothing', (item) => {
    expect(feedReadCodec.read(parseXml(item.replace(/^<(\w+)/, `<$1 xmlns="${NS.perch}"`)))).toBeUndefined();
  });
});

describe('A feed on the wire', () => {
  test.each<FeedMatch>([
    { text: 'fire  "in the hole"', wording: 'any' },
    { text: 'a<b>&', wording: 'phrase', rooms: ['desk@rooms.localhost', 'ops@rooms.localhost'] },
    { ...nothing, rooms: [] },
    { ...nothing, authors: ['ben@localhost', 'desk@rooms.localhost/Ben Okafor'], by: 'Zoë' },
    { ...nothing, importance: 'Alert', story: true, hasLink: true, mentionsMe: true },
  ])('%j comes back as it was', (match) => {
    const wish = { name: 'Fires & more', match, action: 'sound', isWhole: true } as const;
    const sent = parseXml(feedCodec.write(wish).toString());
    expect(feedCodec.read(sent)).toEqual(wish);
  });

  test.each([
    ['<match/>', nothing],
    [
      '<match><words wording="any">fire</words></match><note>of another program</note>',
      { text: 'fire', wording: 'any' },
    ],
    [
      '<match><rooms><room id="Desk@Rooms.localhost/x"/><room id="@"/><room/></rooms></match>',
      { ...nothing, rooms: ['desk@rooms.localhost'] },
    ],
    ['<match><rooms/></match>', { ...nothing, rooms: [] }],
    [
      '<match><authors><author id="ben@localhost"/><author id="ben@localhost"/></authors></match>',
      { ...nothing, authors: ['ben@localhost'] },
    ],
  ])('%s is understood', (match, expected) => {
    expect(read(match)).toMatchObject({ match: expected, isWhole: true });
  });

  test.each([
    [''],
    ['<match/><match/>'],
    ['<match><words wording="any">fire</words><has-file/></match>'],
    ['<match><words wording="any">fire</words><words wording="any">smoke</words></match>'],
    ['<match><words wording="near">fire</words></match>'],
    ['<match><words>fire</words></match>'],
    ['<match><words wording="any" not="1">fire</words></match>'],
    ['<match><words wording="any"> </words></match>'],
    ['<match><words wording="any">fire<but/></words></match>'],
    ['<match except="1"><important/></match>'],
    ['<match>only<important/></match>'],
    ['<match><important xmlns="urn:other"/></match>'],
    ['<match><important of="2"/></match>'],
    ['<match><rooms but="1"><room id="desk@rooms.localhost"/></rooms></match>'],
    ['<match><by/></match>'],
  ])('%s would collect more without what is not understood: it collects nothing', (match) => {
    expect(read(match)).toMatchObject({ match: nothing, isWhole: false });
  });

  test.each([
    ['name="Fires" action="siren"', 'nothing'],
    ['name="Fires"', 'nothing'],
    ['name="Fires" action="sound"', 'sound'],
  ])('with %s it does no more than it says: %s', (attributes, action) => {
    expect(read('<match><important/></match>', attributes)).toMatchObject({ action });
  });

  test('another name leaves in it what only another program understands', () => {
    const kept = parseXml(
      `<feed xmlns="${NS.perch}" version="1" name="Fires" action="siren" colour="red"><match><important/></match><note>n</note></feed>`,
    );
    const before = readPrivateItem(feedCodec, kept);
    if (!before.value) throw new Error('It is understood.');
    const after = changePrivateItem(feedCodec, before, { ...before.value, name: 'Smoke' }, 'r2').payload;
    expect(after.attrs).toMatchObject({ name: 'Smoke', action: 'siren', colour: 'red' });
    expect(after.getChildText('note')).toBe('n');
  });

  test('what is no feed is none', () => {
    expect(feedCodec.read(parseXml('<feed xmlns="urn:other"/>'))).toBeUndefined();
    expect(feedCodec.read(parseXml(`<rule xmlns="${NS.perch}"/>`))).toBeUndefined();
  });
});
