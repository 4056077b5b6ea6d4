import type { Found } from './found.ts';
import type { StyledSpan } from './message-part.ts';

/** A text that is being styled, and how far its parts have been given out: one walk from the beginning to the end. */
export class Source {
  readonly text: string;
  /** The same without its parts: as long, but nothing in a link or an emoticon is a directive. */
  readonly bare: string;
  readonly #found: readonly Found[];
  #next = 0;
  #budget = 2000;

  constructor(text: string, found: readonly Found[]) {
    this.text = text;
    this.#found = found;
    this.bare = covered(text, found);
  }

  /** Whether one more thing may be styled: what is written to be a burden stays plain. */
  spend(): boolean {
    this.#budget -= 1;
    return this.#budget >= 0;
  }

  /** The next part that lies in this stretch as a whole. To be asked for stretch after stretch. */
  take(from: number, to: number): Found | undefined {
    for (;;) {
      const next = this.#found[this.#next];
      if (!next || next.from >= to) return undefined;
      this.#next += 1;
      if (next.from >= from && next.to <= to) return next;
    }
  }
}

/** Spans in the order of their text; stretches of plain text that touch are one. */
export class SpanList {
  readonly #source: Source;
  readonly #spans: StyledSpan[] = [];
  #from = 0;
  #to = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  push(span: StyledSpan): void {
    this.#endText();
    this.#spans.push(span);
  }

  directive(from: number, to: number): void {
    if (to > from) this.push({ kind: 'directive', text: this.#source.text.slice(from, to) });
  }

  /** Text as it stands, whatever is in it. */
  plain(from: number, to: number): void {
    if (from >= to) return;
    if (from !== this.#to) this.#endText();
    if (this.#from === this.#to) this.#from = from;
    this.#to = to;
  }

  /** Text with its links, emoticons and mentions. */
  rich(from: number, to: number): void {
    let end = from;
    for (let next = this.#source.take(end, to); next; next = this.#source.take(end, to)) {
      this.plain(end, next.from);
      this.push(next.part);
      end = next.to;
    }
    this.plain(end, to);
  }

  end(): readonly StyledSpan[] {
    this.#endText();
    return this.#spans;
  }

  #endText(): void {
    if (this.#to > this.#from)
      this.#spans.push({ kind: 'text', text: this.#source.text.slice(this.#from, this.#to) });
    this.#from = this.#to;
  }
}

function covered(text: string, found: readonly Found[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { from, to } of found) {
    pieces.push(text.slice(end, from), '\u0000'.repeat(to - from));
    end = to;
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}
