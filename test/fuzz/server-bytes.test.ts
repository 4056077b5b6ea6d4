import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { writeFrame } from '#electron/server/stream/packet.ts';
import { readFrame } from '#electron/server/stream/xml-reader.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '#test/unit/server/device.ts';

const limits = { xmlDepth: 64, xmlAttributes: 64 };
const open = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>';

/** Pieces of XML, so that chance gets further than its first character. */
const pieces = fc.constantFrom(
  ...['<', '</', '/>', '>', 'a', 'message', ' ', '=', '"', "'", '&', '&amp;', '&#x0;', '&#xD800;', ']]>'],
  ...[
    '<![CDATA[',
    '<!--',
    '-->',
    '<!DOCTYPE a',
    '<?xml',
    'xmlns',
    'xmlns="jabber:client"',
    'xmlns:p="u"',
    'p:',
  ],
  ...[
    '<iq xmlns="jabber:client" type="get" id="1">',
    '<body>',
    '</body>',
    '\u0000',
    '\ud800',
    '\uffff',
    '🐤',
  ],
);
const almostXml = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.string(),
);

const word = fc.constantFrom('a', 'body', 'iq', 'message', 'presence', 'x', 'query', 'item');
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const address = fc.constantFrom(
  'localhost',
  'ana@localhost',
  'rooms.localhost',
  'a@rooms.localhost/b',
  'x@y@z',
  '',
);
const namespaces = fc.constantFrom(...Object.values(NS));
const stanza = fc.record({
  name: fc.constantFrom('iq', 'message', 'presence', 'r', 'a', 'enable', 'other'),
  namespace: fc.constantFrom(NS.client, NS.client, NS.client, NS.streamManagement, 'urn:x'),
  type: fc.constantFrom(
    'get',
    'set',
    'result',
    'error',
    'chat',
    'groupchat',
    'subscribe',
    'unavailable',
    'probe',
    '',
  ),
  to: fc.option(address, { nil: undefined }),
  id: fc.option(text, { nil: undefined }),
  children: fc.array(fc.record({ name: word, namespace: namespaces, text, inner: word, value: text }), {
    maxLength: 3,
  }),
});

describe('the reader of frames', () => {
  it('answers any text with an element that reads back alike, or with a stream error', () => {
    fc.assert(
      fc.property(almostXml, (frame) => {
        const read = readFrame(frame, limits);
        if (!(read instanceof Element)) {
          expect(read.condition).toMatch(/^[a-z-]+$/);
          return;
        }
        const written = writeFrame(read);
        const again = readFrame(written, limits);
        expect(again instanceof Element && writeFrame(again)).toBe(written);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives every text and attribute back as it was', () => {
    fc.assert(
      fc.property(text, text, (content, value) => {
        const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
        fc.pre(allowed.test(content) && allowed.test(value));
        const read = readFrame(writeFrame(xml('a', { xmlns: 'urn:a', b: value }, content)), limits);
        expect(read instanceof Element && [read.text(), read.attrs.b]).toEqual([content, value]);
      }),
    );
  });
});

describe('the server', () => {
  let server: RunningServer;
  const mistakes: unknown[] = [];

  beforeAll(async () => {
    server = await startServer({
      port: 0,
      database: openDatabase(':memory:'),
      domain: 'localhost',
      onMistake: (error) => mistakes.push(error),
    });
    await server.putAccount('ana', "ana's password");
    await server.putAccount('ben', "ben's password");
  });

  afterAll(() => server.close());

  async function isWell(): Promise<void> {
    const ben = await Device.signIn(server, 'ben');
    await ben.asks('get', 'localhost', xml('ping', { xmlns: NS.ping }));
    await ben.leaves();
    expect(mistakes).toEqual([]);
  }

  it('survives any frames from strangers, text or bytes', async () => {
    const frame = fc.oneof(almostXml, fc.constant(open), fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 5 }), async (frames) => {
        const socket = new WebSocket(server.webSocket, 'xmpp');
        await once(socket, 'open');
        socket.on('error', () => {});
        for (const one of frames) socket.send(one);
        socket.send(`<close xmlns="${NS.framing}"/>`);
        await once(socket, 'close');
      }),
      { numRuns: 150 },
    );
    await isWell();
  });

  it('survives any bytes in place of WebSocket frames', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const socket = new WebSocket(server.webSocket, 'xmpp');
        await once(socket, 'open');
        socket.on('error', () => {});
        const raw: unknown = Reflect.get(socket, '_socket');
        if (typeof raw !== 'object' || raw === null || !('end' in raw) || typeof raw.end !== 'function')
          return;
        raw.end(Buffer.from(bytes));
        await once(socket, 'close');
      }),
      { numRuns: 100 },
    );
    await isWell();
  });

  it('answers any stanza of somebody who is signed in, and stays well', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stanza, { minLength: 1, maxLength: 8 }), async (stanzas) => {
        const ana = await Device.signIn(server, 'ana');
        for (const { name, namespace, type, to, id, children } of stanzas) {
          const parts = children.map((one) =>
            xml(
              one.name,
              { xmlns: one.namespace, node: one.value },
              one.text,
              xml(one.inner, { jid: one.value }),
            ),
          );
          ana.send(writeFrame(xml(name, { xmlns: namespace, type: type || undefined, to, id }, ...parts)));
        }
        await ana.leaves();
        const errors = ana.heard.filter((element) => String(element).includes('internal-server-error'));
        expect(errors.map(String)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    await isWell();
  });
});
