import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultError } from '#electron/model/fault.ts';
import {
  type InvitationLink,
  readInvitationLink,
  writeInvitationLink,
} from '#electron/stanza/invitation-link.ts';

const certificate = 'ab'.repeat(32);
const webSocket = 'wss://192.168.1.7:5281/xmpp-websocket';
const whole = writeInvitationLink({ domain: 'desk-x7.internal', token: 'secret', webSocket, certificate });

describe('the link of an invitation', () => {
  it('is an xmpp link that other programs can follow too', () => {
    expect(whole).toBe(
      'xmpp:desk-x7.internal?register;ws=wss%3A%2F%2F192.168.1.7%3A5281%2Fxmpp-websocket;' +
        `cert=sha-256:${certificate};preauth=secret`,
    );
  });

  it.each<InvitationLink>([
    { domain: 'example.com', token: 'a-b_c' },
    { domain: 'desk-x7.internal', token: 'secret', webSocket, certificate },
    { domain: 'localhost', token: 'secret', webSocket: 'ws://127.0.0.1:5280/xmpp-websocket' },
    { domain: 'example.com', token: 'a;b=c&d', webSocket: 'wss://[fd00::7]:5281/xmpp?a=1;b=2' },
  ])('reads back what it wrote: %o', (link) => {
    expect(readInvitationLink(writeInvitationLink(link))).toEqual(link);
  });

  it.each([
    ['space around it', `  ${whole}\n`],
    ['capitals where they do not matter', whole.replace('xmpp:', 'XMPP:').replace('sha-256', 'SHA-256')],
    ['things it does not know', whole.replace('register;', 'register;ibr=y;lang=en;')],
    ['a fingerprint in capitals', whole.replace(certificate, certificate.toUpperCase())],
  ])('is read with %s', (_, text) => {
    expect(readInvitationLink(text)).toEqual(readInvitationLink(whole));
  });

  it.each([
    ['nothing', '', /no invitation/],
    ['words', 'come to my room', /no invitation/],
    ['a web page', 'https://example.com/?register;preauth=x', /no invitation/],
    ['a room', 'xmpp:desk@rooms.example?join', /no invitation/],
    ['a person', 'xmpp:ana@example.com', /no invitation/],
    ['a person to register as', 'xmpp:ana@example.com?register;preauth=x', /names no server/],
    ['no server', 'xmpp:?register;preauth=x', /names no server/],
    ['a malformed server', 'xmpp:a%20b?register;preauth=x', /names no server/],
    ['no token', 'xmpp:example.com?register', /no invitation in it/],
    ['an empty token', 'xmpp:example.com?register;preauth=', /no invitation in it/],
    ['a token with odd characters', 'xmpp:example.com?register;preauth=a%00b', /is malformed/],
    ['an enormous token', `xmpp:example.com?register;preauth=${'a'.repeat(2_000)}`, /is malformed/],
    ['two tokens', 'xmpp:example.com?register;preauth=a;preauth=b', /one thing twice/],
    ['a plain connection', 'xmpp:example.com?register;preauth=a;ws=ws%3A%2F%2F192.168.1.7', /not encrypted/],
    ['a name and password', 'xmpp:example.com?register;preauth=a;ws=wss%3A%2F%2Fa%3Ab%40c', /is malformed/],
    ['a page', 'xmpp:example.com?register;preauth=a;ws=https%3A%2F%2Fexample.com', /not complete/],
    ['half a fingerprint', whole.replace(certificate, certificate.slice(9)), /fingerprint .* malformed/],
    ['an unknown fingerprint', whole.replace('sha-256', 'sha-1'), /fingerprint .* malformed/],
    ['no fingerprint', whole.replace(certificate, ''), /fingerprint .* malformed/],
    ['half an escape', 'xmpp:example.com?register;preauth=a;ws=wss%3', /not complete/],
    ['half an address', 'xmpp:example.com?register;preauth=a;ws=wss%3A', /not complete/],
    [
      'a fingerprint of nowhere',
      `xmpp:example.com?register;preauth=a;cert=sha-256:${certificate}`,
      /not complete/,
    ],
    ['a home server of nowhere', 'xmpp:desk-x7.internal?register;preauth=a', /not complete/],
  ])('is refused in one sentence: %s', (_, text, sentence) => {
    const refusal = refusalOf(text);
    expect(refusal?.fault.code).toBe('InvitationInvalid');
    expect(refusal?.message).toMatch(sentence);
    expect(refusal?.message).toMatch(/^[A-Z][^.]*(\.internal)?[^.]*\.$/);
  });

  it('that was cut anywhere leads nowhere else', () => {
    for (let length = 0; length < whole.length; length++) {
      const cut = whole.slice(0, length);
      if (refusalOf(cut)) continue;
      const { token, ...place } = readInvitationLink(cut);
      expect('secret'.startsWith(token)).toBe(true);
      expect(place).toEqual({ domain: 'desk-x7.internal', webSocket, certificate });
    }
  });

  it('is never anything but a link or a refusal', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const candidate of [text, `xmpp:${text}`, `xmpp:example.com?register;${text}`]) {
          expect(() => refusalOf(candidate)).not.toThrow();
        }
      }),
    );
  });
});

function refusalOf(text: string): FaultError | undefined {
  try {
    readInvitationLink(text);
    return undefined;
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
}
