import { expect, it } from 'vitest';
import { Frames } from '#electron/server/stream/frames.ts';
import { addressOf, packetOf } from '#electron/server/stream/packet.ts';
import { xml } from '#electron/stanza/xml.ts';

/** The texts as a client reads them (RFC 6455, 5.2). */
function received(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    expect(bytes[at]).toBe(0x81);
    const short = bytes.readUInt8(at + 1);
    const size = short === 127 ? 8 : short === 126 ? 2 : 0;
    const length =
      size === 8 ? Number(bytes.readBigUInt64BE(at + 2)) : size === 2 ? bytes.readUInt16BE(at + 2) : short;
    const start = at + 2 + size;
    texts.push(bytes.toString('utf8', start, start + length));
    at = start + length;
  }
  return texts;
}

it('frames of every size are read as they were written, in order', () => {
  const texts = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000]
    .map((size) => 'x'.repeat(size))
    .concat('naïve 🐤');
  const frames = new Frames();
  for (const text of texts) frames.addText(text);
  expect(received(frames.take())).toEqual(texts);
  expect(frames.isEmpty).toBe(true);
});

it('one packet reaches everybody with their own address, escaped', () => {
  const stanza = xml('message', { type: 'groupchat', to: 'left@out' }, xml('body', {}, 'Ré & co'));
  const frames = new Frames();
  for (const address of ['ana@x/1', `ben@x/"&'`]) frames.addPacket(packetOf(stanza), addressOf(address));
  const rest = ' xmlns="jabber:client" type="groupchat"><body>Ré &amp; co</body></message>';
  expect(received(frames.take())).toEqual([
    `<message to="ana@x/1"${rest}`,
    `<message to="ben@x/&quot;&amp;&apos;"${rest}`,
  ]);
});
