import { type Source, SpanList } from './span-list.ts';

const styles = { '*': 'strong', _: 'emphasis', '~': 'strike', '`': 'code' } as const;
type Directive = keyof typeof styles;

/**
 * Styles the spans of one line at a time (XEP-0393, 6.2): a directive opens at the beginning, after whitespace or
 * after another opening one, and closes at the first of its kind that follows no whitespace. A kind cannot stand in
 * itself, so that spans are four deep at most; each kind is looked for once, from the beginning of the text to its
 * end, so that the whole takes time in proportion to the text.
 */
export function lineStyler(source: Source): (list: SpanList, from: number, to: number) => void {
  const { bare } = source;
  const closings = new Map<Directive, number>();

  function closingOf(directive: Directive, from: number): number {
    let at = closings.get(directive) ?? -1;
    while (at < from || isSpace(bare, at - 1)) {
      const next = bare.indexOf(directive, Math.max(from, at + 1));
      at = next < 0 ? Number.POSITIVE_INFINITY : next;
    }
    closings.set(directive, at);
    return at;
  }

  function style(list: SpanList, from: number, to: number): void {
    let plain = from;
    for (let at = from; at < to - 2; at += 1) {
      const directive = directiveAt(bare, at);
      const opens = directive && (at === from || isSpace(bare, at - 1)) && !isSpace(bare, at + 1);
      if (!opens) continue;
      const closing = closingOf(directive, at + 2);
      if (closing >= to || !source.spend()) continue;
      list.rich(plain, at);
      list.push({ kind: styles[directive], spans: inside(directive, at, closing) });
      plain = closing + 1;
      at = closing;
    }
    list.rich(plain, to);
  }

  function inside(directive: Directive, opening: number, closing: number) {
    const list = new SpanList(source);
    list.directive(opening, opening + 1);
    if (directive === '`') list.plain(opening + 1, closing);
    else style(list, opening + 1, closing);
    list.directive(closing, closing + 1);
    return list.end();
  }
  return style;
}

function directiveAt(text: string, at: number): Directive | undefined {
  const letter = text[at];
  return letter === '*' || letter === '_' || letter === '~' || letter === '`' ? letter : undefined;
}

const space = /\s/u;

function isSpace(text: string, at: number): boolean {
  return space.test(text.charAt(at));
}
