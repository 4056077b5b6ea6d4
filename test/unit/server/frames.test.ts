import { expect, it } from 'vitest';
import { Receiver } from 'ws';
import { Frames } from '#electron/server/stream/frames.ts';
import { addressOf, packetOf } from '#electron/server/stream/packet.ts';
import { xml } from '#electron/stanza/xml.ts';

/** The texts as a client's WebSocket reads them. */
function received(bytes: Buffer): readonly string[] {
  const texts: string[] = [];
  const receiver = new Receiver();
  receiver.on('message', (data: Buffer) => texts.push(data.toString()));
  receiver.write(bytes);
  return texts;
}

it('frames of every size are read by a WebSocket as they were written, in order', () => {
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
