import type { StreamError, StreamErrorCondition } from '#electron/stanza/stream-error.ts';
import { Element } from '#electron/stanza/xml.ts';
import { declare, type RawAttributes, resolve, type Scope, writeAttributes } from './xml-namespaces.ts';
import { unescapeText, XmlProblem } from './xml-text.ts';

export interface XmlLimits {
  readonly xmlDepth: number;
  readonly xmlAttributes: number;
}

/**
 * Reads one frame: one whole element, and only the XML that XMPP allows (RFC 6120, 11.1 and 11.3; RFC 7395,
 * 3.3.3). Prefixes are resolved, so that any part of what comes back stands for itself wherever it is put.
 */
export function readFrame(text: string, limits: XmlLimits): Element | StreamError {
  try {
    return new FrameReader(text, limits).read();
  } catch (problem) {
    if (problem instanceof XmlProblem) return { condition: problem.condition, text: problem.message };
    throw problem;
  }
}

// Whole names with their prefix (XML 1.0, 2.3; Namespaces in XML, 3).
const nameAt = /([\p{L}_][\p{L}\p{N}\p{M}._\-·]*)(?::([\p{L}_][\p{L}\p{N}\p{M}._\-·]*))?/uy;
const spaceAt = /[ \t\r\n]*/y;
const notCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

interface Tag {
  readonly prefix: string;
  readonly local: string;
}

class FrameReader {
  readonly #text: string;
  readonly #limits: XmlLimits;
  #at = 0;

  constructor(text: string, limits: XmlLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  read(): Element {
    if (notCharacter.test(this.#text)) fail('not-well-formed', 'A character that XML does not allow.');
    this.#skipSpace();
    this.#expect('<');
    this.#refuseDeclarations();
    const root = this.#content();
    this.#skipSpace();
    if (this.#at < this.#text.length) fail('not-well-formed', 'A frame holds one element only.');
    return root;
  }

  /** From behind the root's `<` to behind its end. A loop, so that depth costs no stack. */
  #content(): Element {
    const open: { element: Element; name: string; scope: Scope }[] = [];
    let step = this.#element(undefined);
    const root = step.element;
    if (!step.empty) open.push(step);
    for (let parent = open.at(-1); parent; parent = open.at(-1)) {
      this.#characters(parent.element);
      if (this.#text.startsWith('/', this.#at)) {
        this.#at++;
        this.#end(parent.name);
        open.pop();
        continue;
      }
      if (this.#cdata(parent.element)) continue;
      this.#refuseDeclarations();
      step = this.#element(parent.scope);
      parent.element.append(step.element);
      if (step.empty) continue;
      open.push(step);
      if (open.length > this.#limits.xmlDepth) fail('policy-violation', 'Elements are nested too deeply.');
    }
    return root;
  }

  /** A start tag, from behind its `<`. */
  #element(parent: Scope | undefined): { element: Element; name: string; scope: Scope; empty: boolean } {
    const tag = this.#name();
    const raw = this.#attributes();
    const scope = declare(raw, parent);
    const empty = this.#text.startsWith('/', this.#at);
    if (empty) this.#at++;
    this.#expect('>');
    const namespace = tag.prefix ? resolve(scope, tag.prefix) : scope.namespace;
    const attrs = writeAttributes(raw, namespace, parent?.written, scope);
    const element = new Element(tag.local, attrs);
    const name = tag.prefix ? `${tag.prefix}:${tag.local}` : tag.local;
    return { element, name, scope: { ...scope, written: namespace }, empty };
  }

  #attributes(): RawAttributes {
    const attributes = new Map<string, string>();
    for (;;) {
      const spaced = this.#skipSpace();
      const next = this.#text[this.#at];
      if (next === '>' || next === '/') return attributes;
      if (!spaced) fail('not-well-formed', 'An attribute must stand apart.');
      const { prefix, local } = this.#name();
      const name = prefix ? `${prefix}:${local}` : local;
      this.#skipSpace();
      this.#expect('=');
      this.#skipSpace();
      if (attributes.has(name)) fail('not-well-formed', 'An attribute is given twice.');
      attributes.set(name, this.#value());
      if (attributes.size > this.#limits.xmlAttributes) fail('policy-violation', 'Too many attributes.');
    }
  }

  #value(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") fail('not-well-formed', 'An attribute has no quoted value.');
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end < 0) fail('not-well-formed', 'An attribute does not end.');
    const value = this.#text.slice(this.#at + 1, end);
    if (value.includes('<')) fail('not-well-formed', 'An attribute holds a tag.');
    this.#at = end + 1;
    return unescapeText(value.replace(/[\t\r\n]/g, ' '));
  }

  /** Text up to the next `<`, which is passed over. */
  #characters(element: Element): void {
    const end = this.#text.indexOf('<', this.#at);
    if (end < 0) fail('not-well-formed', 'The frame ends in the middle of an element.');
    if (end > this.#at) {
      const text = this.#text.slice(this.#at, end);
      if (text.includes(']]>')) fail('not-well-formed', 'A section ends that did not begin.');
      element.t(unescapeText(text));
    }
    this.#at = end + 1;
  }

  #cdata(element: Element): boolean {
    if (!this.#text.startsWith('![CDATA[', this.#at)) return false;
    const end = this.#text.indexOf(']]>', this.#at);
    if (end < 0) fail('not-well-formed', 'A section does not end.');
    element.t(this.#text.slice(this.#at + '![CDATA['.length, end));
    this.#at = end + ']]>'.length;
    return true;
  }

  /** RFC 6120, 11.1: no comments, processing instructions or document types. */
  #refuseDeclarations(): void {
    const next = this.#text[this.#at];
    if (next === '!' || next === '?') fail('restricted-xml', 'Only elements and text are allowed here.');
  }

  #end(name: string): void {
    const { prefix, local } = this.#name();
    if ((prefix ? `${prefix}:${local}` : local) !== name) fail('not-well-formed', 'Tags do not match.');
    this.#skipSpace();
    this.#expect('>');
  }

  #name(): Tag {
    nameAt.lastIndex = this.#at;
    const match = nameAt.exec(this.#text);
    if (!match) fail('not-well-formed', 'A name is missing.');
    this.#at = nameAt.lastIndex;
    const [, first = '', second] = match;
    return second === undefined ? { prefix: '', local: first } : { prefix: first, local: second };
  }

  #skipSpace(): boolean {
    spaceAt.lastIndex = this.#at;
    spaceAt.test(this.#text);
    const moved = spaceAt.lastIndex > this.#at;
    this.#at = spaceAt.lastIndex;
    return moved;
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) fail('not-well-formed', `Expected ${character}.`);
    this.#at++;
  }
}

function fail(condition: StreamErrorCondition, text: string): never {
  throw new XmlProblem(condition, text);
}
