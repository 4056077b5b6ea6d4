import { NS } from '#electron/stanza/namespaces.ts';
import { Element } from '#electron/stanza/xml.ts';

/**
 * A stanza as it goes over the wire, written once for everybody who gets it: only the address differs, and it goes between
 * `head` and `tail`.
 */
export interface Packet {
  readonly head: Buffer;
  readonly tail: Buffer;
}

const packets = new WeakMap<Element, Packet>();
const heads = new Map<string, Buffer>();

/** Stanzas have one of three names. */
function headOf(name: string): Buffer {
  const head = heads.get(name) ?? encode(`<${name} to="`);
  heads.set(name, head);
  return head;
}

/** The packet of a stanza; its own `to`, if there is one, is left out. */
export function packetOf(stanza: Element): Packet {
  const known = packets.get(stanza);
  if (known) return known;
  const tail = `"${writeAttributes(stanza, 'to', NS.client)}${writeContent(stanza)}`;
  const packet = { head: headOf(stanza.name), tail: encode(tail) };
  packets.set(stanza, packet);
  return packet;
}

/** An address as it goes into a packet. */
export function addressOf(address: string): Buffer {
  return encode(escapeAttribute(address));
}

/** Memory of its own: a small buffer that stays would keep the whole of Node's pool that it was cut from. */
function encode(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

/** An element as the text of a frame: RFC 7395, 3.3.3 wants the namespace of stanzas in every frame. */
export function writeFrame(element: Element): string {
  return `<${element.name}${writeAttributes(element, '', NS.client)}${writeContent(element)}`;
}

/** An element as text that means the same when it is read inside a stanza. */
export function writeElement(element: Element): string {
  return `<${element.name}${writeAttributes(element, '', undefined)}${writeContent(element)}`;
}

function escapeAttribute(text: string): string {
  return /[&<>"'\t\n\r]/.test(text) ? text.replace(/[&<>"'\t\n\r]/g, escapeCharacter) : text;
}

function writeAttributes(element: Element, except: string, namespace: string | undefined): string {
  let text = '';
  const { attrs } = element;
  if (namespace !== undefined && !attrs.xmlns && !element.name.includes(':')) text = ` xmlns="${namespace}"`;
  for (const name in attrs) {
    const value: unknown = attrs[name];
    if (value === undefined || value === null || name === except) continue;
    text += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return text;
}

function writeContent(element: Element): string {
  if (element.children.length === 0) return '/>';
  let text = '>';
  for (const child of element.children) {
    text += child instanceof Element ? writeElement(child) : escapeText(String(child));
  }
  return `${text}</${element.name}>`;
}

function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, escapeCharacter) : text;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escapeCharacter(character: string): string {
  return escapes[character] ?? character;
}
