import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Session } from '#electron/session/session.ts';
import { realSurroundings } from '#electron/session/surroundings.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from './fake-server.ts';

let server: FakeServer;
let session: Session;
beforeEach(async () => {
  server = await FakeServer.start();
  session = new Session({
    address: 'ana@example.com',
    credential: { password },
    locate: async () => server.url,
    surroundings: {
      ...realSurroundings,
      after: (milliseconds, action) =>
        realSurroundings.after(milliseconds < 5_000 ? 1 : milliseconds, action),
    },
  });
  const started = session.start();
  await server.welcomes();
  await started;
});
afterEach(async () => {
  vi.useRealTimers();
  await session.stop();
  await server.stop();
});

const sm = NS.streamManagement;
const message = (id: string) =>
  xml('message', { to: 'room@example.com', type: 'groupchat', id }, xml('body', {}, id));
const ping =
  '<iq xmlns="jabber:client" type="get" id="p" from="example.com"><ping xmlns="urn:xmpp:ping"/></iq>';
const isMessage = (element: Element) => element.getName() === 'message';

/** Resolves with true when the stream ends, with false when the server's question is answered on it. */
function endsOrAnswers(): Promise<boolean> {
  const answered = server.expectSent(({ attrs }) => attrs.id === 'p').then(() => false);
  const ended = new Promise<boolean>((resolve) =>
    session.on('connectionChanged', ({ state }) => state !== 'online' && resolve(true)),
  );
  return Promise.race([answered, ended]);
}

describe('a server that speaks nonsense', () => {
  test.each([
    ['an acknowledgement of more than was sent', `<a xmlns="${sm}" h="99"/>`],
    ['an acknowledgement of less than nothing', `<a xmlns="${sm}" h="-4"/>`],
    ['an acknowledgement of no number', `<a xmlns="${sm}" h="many"/>`],
    ['an acknowledgement without a number', `<a xmlns="${sm}"/>`],
    ['an acknowledgement beyond all numbers', `<a xmlns="${sm}" h="1e308"/>`],
    ['a resumption that nobody asked for', `<resumed xmlns="${sm}" previd="x" h="7"/>`],
    ['a failure of nothing', `<failed xmlns="${sm}"/>`],
    ['an enabling that nobody asked for', `<enabled xmlns="${sm}" id="other"/>`],
    ['features in the middle', `<stream:features xmlns:stream="${NS.streams}"/>`],
    ['a success in the middle', `<success xmlns="${NS.sasl}">x</success>`],
    ['a challenge in the middle', `<challenge xmlns="${NS.sasl}">!</challenge>`],
    ['an opening in the middle', `<open xmlns="${NS.framing}" version="9" from="evil.example"/>`],
    ['an answer to nothing', '<iq xmlns="jabber:client" type="result" id="nobody"/>'],
    ['an error without a reason', '<iq xmlns="jabber:client" type="error" id="nobody"/>'],
    ['a question without a payload', '<iq xmlns="jabber:client" type="get" id="q" from="example.com"/>'],
    [
      'a question without an id',
      '<iq xmlns="jabber:client" type="get" from="example.com"><q xmlns="q"/></iq>',
    ],
    ['a stanza of no type', '<iq xmlns="jabber:client"/>'],
    ['an element of nobody', '<hello xmlns="urn:nobody"/>'],
    [
      'an entity declaration',
      '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><message xmlns="jabber:client"><body>&c;</body></message>',
    ],
    ['a comment without an end', '<!-- '],
    ['an instruction without an end', '<?php '],
    ['half a name', '<mess'],
    ['text without an element', 'hello'],
    ['an enormous attribute', `<message xmlns="jabber:client" id="${'x'.repeat(5_000_000)}"/>`],
    [
      'a message of ten megabytes',
      `<message xmlns="jabber:client" from="a@b"><body>${'x'.repeat(10_000_000)}</body></message>`,
    ],
    [
      'more than anybody should hold',
      `<message xmlns="jabber:client"><body>${'x'.repeat(17_000_000)}</body></message>`,
    ],
    [
      'a hundred thousand children',
      `<message xmlns="jabber:client" from="a@b">${'<a/>'.repeat(100_000)}</message>`,
    ],
    ['an empty frame', ''],
    ['a lone surrogate', '<message xmlns="jabber:client"><body>&#xD800;</body></message>'],
  ])('and sends %s harms nothing', async (_, frame) => {
    await session.send(message('before'));
    await server.expectSent(isMessage);
    const ended = endsOrAnswers();
    server.serverSends(frame);
    server.serverSends(ping);
    if (await ended) {
      const begun = new Promise((resolve) => session.on('began', resolve));
      await server.welcomes();
      await begun;
    }
    await session.send(message('still here'));
    await server.expectSent((sent) => isMessage(sent) && sent.attrs.id === 'still here');
  });
});

test.each([
  ['too large', `<message xmlns="jabber:client"><body>${'x'.repeat(17_000_000)}</body></message>`],
  ['no XML', '<mess'],
])('a question that is answered with what is %s is lost, and says why', async (_, frame) => {
  const payload = xml('query', { xmlns: 'urn:example:q' });
  const lost = session.request({ type: 'get', to: 'room@example.com', payload }).catch((error) => error);
  await server.expectRequest('urn:example:q');
  server.serverSends(frame);
  expect(await lost).toMatchObject({
    fault: { code: 'ConnectionLost' },
    cause: { fault: { code: 'MsgNotSupported' } },
  });
});

describe('a server that falls silent', () => {
  /** Lets half a minute pass in steps between which the network has its turn; answers whether the stream ended. */
  async function passTime(): Promise<boolean> {
    for (let second = 0; second < 35 && session.connection.state === 'online'; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return session.connection.state !== 'online';
  }

  test('is asked for a sign of life, and given up when none comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await session.send(message('into the void'));
    const asked = server.expectSent((sent) => sent.is('r', sm));
    expect(await passTime()).toBe(true);
    await asked;
  });

  test('but answers when it is asked is kept', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await session.send(message('heard'));
    let over = false;
    const answering = async () => {
      while (!over) {
        await server.expectSent((sent) => sent.is('r', sm));
        server.serverSends(`<a xmlns="${sm}" h="1"/>`);
      }
    };
    void answering();
    expect(await passTime()).toBe(false);
    over = true;
  });
});
