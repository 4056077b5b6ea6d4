import { expect, test } from 'vitest';
import { keepUnknown } from '#electron/stanza/keep-unknown.ts';
import { parseXml } from '#electron/stanza/xml.ts';

test.each([
  ['an attribute that is not known', '<a x="1" new="?"/>', '<a x="1"/>', '<a x="2"/>', '<a x="2" new="?"/>'],
  [
    'a value that was not understood, and is not changed',
    '<a x="loud" y="1"/>',
    '<a y="1"/>',
    '<a y="2"/>',
    '<a x="loud" y="2"/>',
  ],
  [
    'a value that is read as another, and is not changed',
    '<a x="loud" y="1"/>',
    '<a x="no" y="1"/>',
    '<a x="no"/>',
    '<a x="loud"/>',
  ],
  [
    'an element that is not known, behind what it stood behind',
    '<a><r id="1"/><new/><r id="2"/></a>',
    '<a><r id="1"/><r id="2"/></a>',
    '<a><r id="2"/><r id="1"/></a>',
    '<a><r id="2"/><r id="1"/><new/></a>',
  ],
  [
    'what stands in an element that is changed',
    '<a><r id="1" act="x"><new/>old</r><r id="2"/></a>',
    '<a><r id="1" act="x"/><r id="2"/></a>',
    '<a><r id="1" act="y"/></a>',
    '<a><r id="1" act="y">old<new/></r></a>',
  ],
  [
    'one of a kind that is damaged',
    '<a><r id="1"/><r id="?" x="~"/></a>',
    '<a><r id="1"/></a>',
    '<a><r id="1" x="2"/><r id="3"/></a>',
    '<a><r id="1" x="2"/><r id="?" x="~"/><r id="3"/></a>',
  ],
  [
    'attributes of what is told by its words',
    '<a><w l="de">Wal</w><w>b</w></a>',
    '<a><w>Wal</w><w>b</w></a>',
    '<a><w>c</w><w>Wal</w></a>',
    '<a><w>c</w><w l="de">Wal</w></a>',
  ],
  [
    'attributes of an element of which there is one, whatever it says',
    '<a><n l="de">Wal</n></a>',
    '<a><n>Wal</n></a>',
    '<a><n>Hai</n></a>',
    '<a><n l="de">Hai</n></a>',
  ],
])('a change keeps %s', (_, kept, ours, wanted, result) => {
  const changed = keepUnknown(parseXml(kept), parseXml(ours), parseXml(wanted));
  expect(String(changed)).toBe(result);
});

test('no change leaves everything as it is', () => {
  const kept = '<a x="?"><r id="1" y="~">w</r><new/><r id="1"/></a>';
  const ours = '<a><r id="1"/><r id="1"/></a>';
  expect(String(keepUnknown(parseXml(kept), parseXml(ours), parseXml(ours)))).toBe(kept);
});
