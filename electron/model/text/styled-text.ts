import { findParts } from './find-parts.ts';
import type { Mention, StyledBlock } from './message-part.ts';
import { Source, SpanList } from './span-list.ts';
import { lineStyler } from './style-line.ts';

/** Quotes in quotes; what is quoted more often stands in the innermost. */
const deepest = 8;
const fence = '```';

type Level = StyledBlock[];
type Open = { readonly kind: 'lines' | 'preformatted'; readonly list: SpanList; readonly depth: number };

/**
 * A message with the styling of XEP-0393, its links, emoticons and mentions. The texts of all spans, one after the
 * other, are the message; whatever is in it, the time is in proportion to its length.
 */
export function styledText(text: string, mentions: readonly Mention[] = []): readonly StyledBlock[] {
  const source = new Source(text, findParts(text, mentions));
  const page = new Page(source);
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed + 1;
    page.line(from, to);
    from = to;
  }
  return page.end();
}

/** The blocks so far: one list for each depth of quoting that is open, and the block that the next line may continue. */
class Page {
  readonly #source: Source;
  readonly #style: ReturnType<typeof lineStyler>;
  readonly #levels: [Level, ...Level[]] = [[]];
  #open: Open | undefined;

  constructor(source: Source) {
    this.#source = source;
    this.#style = lineStyler(source);
  }

  line(from: number, to: number): void {
    const fenced = this.#open?.kind === 'preformatted' ? this.#open.depth : undefined;
    const { depth, at } = this.#marks(from, fenced ?? deepest);
    if (fenced === depth) this.#fencedLine(from, at, to);
    else this.#freeLine(from, at, to, depth);
  }

  end(): readonly StyledBlock[] {
    this.#goTo(0);
    this.#close();
    return this.#levels[0];
  }

  #freeLine(from: number, at: number, to: number, depth: number): void {
    const { text } = this.#source;
    this.#goTo(depth);
    if (text.startsWith(fence, at) && this.#source.spend()) {
      this.#begin('preformatted', depth).directive(from, to);
      return;
    }
    const open = this.#open?.kind === 'lines' ? this.#open.list : this.#begin('lines', depth);
    open.directive(from, at);
    this.#style(open, at, to);
  }

  /** In a preformatted block (XEP-0393, 5.1.2), which ends with a line that is nothing but its mark. */
  #fencedLine(from: number, at: number, to: number): void {
    const { text } = this.#source;
    const last = text.slice(at, Math.min(to, at + 5)).trimEnd() === fence && to - at <= 5;
    this.#open?.list.directive(from, last ? to : at);
    if (last) this.#close();
    else this.#open?.list.plain(at, to);
  }

  /** How often a line is quoted, at most `most` times, and where what is quoted begins (XEP-0393, 5.1.3). */
  #marks(from: number, most: number): { readonly depth: number; readonly at: number } {
    const { bare } = this.#source;
    let [depth, at] = [0, from];
    // Without its parts, so that a line may begin with an angry face.
    for (; depth < most && bare[at] === '>'; depth += 1) at += /[ \t]/.test(bare.charAt(at + 1)) ? 2 : 1;
    if (depth > 0 && !this.#source.spend()) return { depth: 0, at: from };
    return { depth, at };
  }

  #goTo(depth: number): void {
    if (depth === this.#levels.length - 1 && this.#open?.kind === 'lines') return;
    this.#close();
    while (this.#levels.length - 1 > depth) this.#levels.pop();
    while (this.#levels.length - 1 < depth) {
      const blocks: Level = [];
      this.#levels.at(-1)?.push({ kind: 'quote', blocks });
      this.#levels.push(blocks);
    }
  }

  #begin(kind: Open['kind'], depth: number): SpanList {
    this.#close();
    const list = new SpanList(this.#source);
    this.#open = { kind, list, depth };
    return list;
  }

  #close(): void {
    if (this.#open) this.#levels.at(-1)?.push({ kind: this.#open.kind, spans: this.#open.list.end() });
    this.#open = undefined;
  }
}
