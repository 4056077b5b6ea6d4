import { type RefObject, useEffect } from 'react';
import { split } from '../parts/message/marked.ts';

const name = 'feed-terms';

/**
 * Marks what a feed looks for in the texts that it collected: as the browser marks what is found in a page, so that
 * nothing of the texts themselves changes. A browser that cannot do so marks nothing.
 */
export function useMarkedTerms(
  scroller: RefObject<HTMLElement | null>,
  terms: readonly string[],
  texts: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked through anew whenever other texts stand there
  useEffect(() => {
    if (!('highlights' in CSS) || terms.length === 0 || !scroller.current) return undefined;
    const found = [...scroller.current.querySelectorAll('article > .text, article .story-sheet')];
    CSS.highlights.set(name, new Highlight(...found.flatMap((element) => rangesIn(element, terms))));
    return () => void CSS.highlights.delete(name);
  }, [scroller, terms, texts]);
}

function rangesIn(element: Element, terms: readonly string[]): readonly Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let from = 0;
    for (const { text, found } of split(node.nodeValue ?? '', terms)) {
      if (found) ranges.push(rangeOf(node, from, from + text.length));
      from += text.length;
    }
  }
  return ranges;
}

function rangeOf(node: Node, from: number, to: number): Range {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}
