import { describe, expect, it } from 'vitest';
import { writeFrame } from '#electron/server/stream/packet.ts';
import { readFrame } from '#electron/server/stream/xml-reader.ts';
import { Element } from '#electron/stanza/xml.ts';

const limits = { xmlDepth: 8, xmlAttributes: 4 };

function read(text: string): Element {
  const element = readFrame(text, limits);
  if (!(element instanceof Element)) throw new Error(`${element.condition}: ${element.text}`);
  return element;
}

describe('a frame', () => {
  it.each([
    ['<a xmlns="urn:a"/>', '<a xmlns="urn:a"/>'],
    ["<a xmlns='urn:a' b='1' />", '<a xmlns="urn:a" b="1"/>'],
    ['<a xmlns="urn:a">x &amp; y &#x3C; &#128036;</a>', '<a xmlns="urn:a">x &amp; y &lt; 🐤</a>'],
    ['<a xmlns="urn:a"><![CDATA[<b>]]></a>', '<a xmlns="urn:a">&lt;b&gt;</a>'],
    [
      '<a xmlns="urn:a"><b xmlns="urn:b"><c/></b><d/></a>',
      '<a xmlns="urn:a"><b xmlns="urn:b"><c/></b><d/></a>',
    ],
    ['<p:a xmlns:p="urn:a"><p:b/></p:a>', '<a xmlns="urn:a"><b/></a>'],
    ['<p:a xmlns:p="urn:a" xmlns="urn:d"><b/></p:a>', '<a xmlns="urn:a"><b xmlns="urn:d"/></a>'],
    [
      '<a xmlns="urn:a" xmlns:p="urn:p"><b p:c="1"/></a>',
      '<a xmlns="urn:a"><b xmlns:p="urn:p" p:c="1"/></a>',
    ],
    ['<a xmlns="urn:a" xml:lang="en"/>', '<a xmlns="urn:a" xml:lang="en"/>'],
    ['<a xmlns="urn:a"/>\n', '<a xmlns="urn:a"/>'],
    ['<a xmlns="urn:a" b="x&#10;y"/>', '<a xmlns="urn:a" b="x&#10;y"/>'],
    ['<naïve xmlns="urn:a"/>', '<naïve xmlns="urn:a"/>'],
  ])('is read and means the same when it is written: %s', (text, written) => {
    expect(writeFrame(read(text))).toBe(written);
  });

  it.each([
    ['', 'not-well-formed'],
    ['<', 'not-well-formed'],
    ['<a', 'not-well-formed'],
    ['<a>', 'not-well-formed'],
    ['<a></b>', 'not-well-formed'],
    ['<a/><b/>', 'not-well-formed'],
    ['text', 'not-well-formed'],
    ['<a b/>', 'not-well-formed'],
    ['<a b=1/>', 'not-well-formed'],
    ['<a b="1" b="2"/>', 'not-well-formed'],
    ['<a b="1"c="2"/>', 'not-well-formed'],
    ['<a b="<"/>', 'not-well-formed'],
    ['<a>&</a>', 'not-well-formed'],
    ['<a>&#xD800;</a>', 'not-well-formed'],
    ['<a>&#0;</a>', 'not-well-formed'],
    ['<a>]]></a>', 'not-well-formed'],
    ['<a>\u0000</a>', 'not-well-formed'],
    ['<a>\ud800</a>', 'not-well-formed'],
    ['<a>\uffff</a>', 'not-well-formed'],
    ['<1a/>', 'not-well-formed'],
    ['<a xmlns:p=""/>', 'not-well-formed'],
    ['<!-- x --><a/>', 'restricted-xml'],
    ['<a><!-- x --></a>', 'restricted-xml'],
    ['<?xml version="1.0"?><a/>', 'restricted-xml'],
    ['<a><?php ?></a>', 'restricted-xml'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'restricted-xml'],
    ['<a>&b;</a>', 'restricted-xml'],
    ['<a>&toString;</a>', 'restricted-xml'],
    ['<p:a/>', 'bad-namespace-prefix'],
    ['<a p:b="1"/>', 'bad-namespace-prefix'],
    ['<a b="1" c="1" d="1" e="1" f="1"/>', 'policy-violation'],
    ['<a>'.repeat(9) + '</a>'.repeat(9), 'policy-violation'],
  ])('is refused: %s', (text, condition) => {
    expect(readFrame(text, limits)).toMatchObject({ condition });
  });

  it('of ten thousand levels is refused without using up the stack', () => {
    const deep = '<a>'.repeat(10_000) + '</a>'.repeat(10_000);
    expect(readFrame(deep, limits)).toMatchObject({ condition: 'policy-violation' });
  });

  it('never reaches the prototype of its attributes', () => {
    const element = read('<a xmlns="urn:a" __proto__="x" constructor="y"/>');
    expect(element.attrs.constructor).toBe('y');
    expect(Object.getPrototypeOf(element.attrs)).toBe(Object.prototype);
  });
});
