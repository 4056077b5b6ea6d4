// The parser that `xml.ts` has too, without the tree that it builds of a whole document.
import SaxParser from 'ltx/lib/parsers/ltx.js';
import { Element } from './xml.ts';

export interface XmlElementsOptions {
  /** The elements that are wanted. */
  readonly name: string;
  readonly namespace: string;
  /** UTF-16 units of one of them, and of what stands between two tags. */
  readonly largest: number;
  readonly deepest: number;
  /** What to throw. */
  readonly onTrouble: (trouble: XmlTrouble) => Error;
}

/** `no element`: whatever begins with a document type declaration, as web pages do, is read as nothing. */
export type XmlTrouble = 'not well-formed' | 'too large' | 'too deep' | 'cut' | 'no element';

/** An element with those around it, the outermost first: of these the names and attributes alone. */
export interface FoundElement {
  readonly element: Element;
  readonly around: readonly Element[];
}

/**
 * The elements of one kind in an XML document of any size, each whole as soon as it has ended; nothing else is held.
 * Entities other than XML's own five are not well-formed here: no document declares any.
 */
export async function* xmlElements(
  text: AsyncIterable<string>,
  options: XmlElementsOptions,
): AsyncGenerator<FoundElement> {
  const collector = new Collector(options);
  for await (const chunk of text) yield* collector.write(chunk);
  collector.end();
}

const pieceSize = 65_536;

class Collector {
  readonly #options: XmlElementsOptions;
  readonly #parser = new SaxParser();
  /** Those that are open, the outermost first. */
  readonly #open: Element[] = [];
  /** How many are around the wanted one that is open; undefined where none is. */
  #depth: number | undefined;
  #found: FoundElement[] = [];
  /** Units since the last wanted element, or the last other tag. */
  #size = 0;
  #waiting = '';
  #ended = false;

  constructor(options: XmlElementsOptions) {
    this.#options = options;
    this.#parser.on('startElement', (name: string, attributes: Record<string, string>) =>
      this.#start(name, attributes),
    );
    this.#parser.on('endElement', (name: string) => this.#close(name));
    this.#parser.on('text', (words: string) => {
      if (this.#depth !== undefined) this.#open.at(-1)?.t(words);
      else this.#size = 0;
    });
  }

  write(chunk: string): readonly FoundElement[] {
    this.#found = [];
    // In pieces, so that what is too large is noticed before it is held.
    for (let at = 0; at < chunk.length; at += pieceSize) {
      this.#waiting += chunk.slice(at, at + pieceSize);
      this.#size += Math.min(pieceSize, chunk.length - at);
      // The parser does not find the end of a comment that comes in two parts: all that it finds ends with a `>`.
      const whole = this.#waiting.lastIndexOf('>') + 1;
      this.#parse(this.#waiting.slice(0, whole));
      this.#waiting = this.#waiting.slice(whole);
      if (this.#size > this.#options.largest) throw this.#options.onTrouble('too large');
    }
    return this.#found;
  }

  end(): void {
    if (!this.#ended) throw this.#options.onTrouble(this.#open.length === 0 ? 'no element' : 'cut');
    if (this.#waiting.trim() !== '') throw this.#options.onTrouble('not well-formed');
  }

  #parse(piece: string): void {
    try {
      this.#parser.write(piece);
    } catch (error) {
      throw error instanceof Stop
        ? this.#options.onTrouble(error.trouble)
        : this.#options.onTrouble('not well-formed');
    }
  }

  #start(name: string, attributes: Record<string, string>): void {
    if (this.#ended) throw new Stop('not well-formed');
    if (this.#open.length >= this.#options.deepest) throw new Stop('too deep');
    const element = new Element(name, attributes);
    const parent = this.#open.at(-1);
    if (parent !== undefined) {
      if (this.#depth === undefined) element.parent = parent;
      else parent.cnode(element);
    }
    if (this.#depth === undefined) {
      this.#size = 0;
      if (element.is(this.#options.name, this.#options.namespace)) this.#depth = this.#open.length;
    }
    this.#open.push(element);
  }

  #close(name: string): void {
    const element = this.#open.pop();
    if (element?.name !== name) throw new Stop('not well-formed');
    if (this.#open.length === this.#depth) {
      this.#depth = undefined;
      this.#size = 0;
      this.#found.push({ element, around: [...this.#open] });
    }
    this.#ended = this.#open.length === 0;
  }
}

/** Through the parser, which hands on whatever its listeners throw. */
class Stop extends Error {
  readonly trouble: XmlTrouble;

  constructor(trouble: XmlTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
