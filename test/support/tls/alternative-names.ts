/**
 * A subjectAltName (RFC 5280, 4.2.1.6) in DER, with the addresses of XMPP (RFC 6120, 13.7.1.4) that x509 libraries do
 * not offer. Names as `DNS:localhost`, `IP:127.0.0.1`, `email:ana@localhost`, `xmpp:ana@localhost`.
 */
export function alternativeNames(names: readonly string[]): Uint8Array<ArrayBuffer> {
  return der(0x30, ...names.map(encode));
}

/** id-on-xmppAddr, 1.3.6.1.5.5.7.8.5 */
const xmppAddress = Uint8Array.of(0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x08, 0x05);

function encode(name: string): Uint8Array {
  const [, kind = '', value = ''] = /^(\w+):(.*)$/.exec(name) ?? [];
  if (kind === 'DNS') return der(0x82, text(value));
  if (kind === 'email') return der(0x81, text(value));
  if (kind === 'IP') return der(0x87, Uint8Array.from(value.split('.').map(Number)));
  if (kind === 'xmpp') return der(0xa0, xmppAddress, der(0xa0, der(0x0c, text(value))));
  throw new Error(`A certificate cannot bear a name like ${name} here.`);
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const { length } = Buffer.concat(content);
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from([tag, ...size]), ...content]);
}
