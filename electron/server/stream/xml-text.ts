import type { StreamErrorCondition } from '#electron/stanza/stream-error.ts';

/** Why a frame is not the XML that XMPP allows. */
export class XmlProblem extends Error {
  readonly condition: StreamErrorCondition;

  constructor(condition: StreamErrorCondition, text: string) {
    super(text);
    this.name = 'XmlProblem';
    this.condition = condition;
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([\p{L}_][\p{L}\p{N}._-]*));|&/gu;

/** Text without its references; only the five predefined entities exist (RFC 6120, 11.1). */
export function unescapeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    if (decimal !== undefined) return character(Number(decimal));
    if (name === undefined) throw new XmlProblem('not-well-formed', 'A lone ampersand.');
    const meant = Object.hasOwn(named, name) ? named[name] : undefined;
    if (meant === undefined) throw new XmlProblem('restricted-xml', `No entity ${whole} here.`);
    return meant;
  });
}

/** XML 1.0, 2.2: neither controls nor halves of a surrogate pair. */
function character(code: number): string {
  const allowed =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  if (!allowed)
    throw new XmlProblem('not-well-formed', 'A reference to a character that XML does not allow.');
  return String.fromCodePoint(code);
}
