/** The row that something in the page belongs to. */
export function rowIndexOf(node: Node | EventTarget | null): number | undefined {
  const element = node instanceof Element ? node : node instanceof Node ? node.parentElement : null;
  const index = element?.closest('[data-index]')?.getAttribute('data-index');
  return index == null ? undefined : Number(index);
}

/** The rows in which a selection begins and ends; one that is only a place counts too: it may become longer. */
export function rowsOfSelection(list: Element): readonly number[] {
  const selection = document.getSelection();
  return [selection?.anchorNode, selection?.focusNode]
    .filter((node) => node && list.contains(node))
    .flatMap((node) => rowIndexOf(node ?? null) ?? []);
}

/** The first and the last row of what is selected; undefined where that is nothing, or not all in the list. */
export function selectedRows(list: Element): readonly [number, number] | undefined {
  const [from, to] = rowsOfSelection(list);
  if (document.getSelection()?.isCollapsed || from === undefined || to === undefined) return undefined;
  return from <= to ? [from, to] : [to, from];
}

/** What of a row's text is selected; undefined where it is all of it. */
export function selectedPart(row: Element): string | undefined {
  const range = document.getSelection()?.getRangeAt(0);
  const text = row.querySelector('.text, .story-preview');
  if (!range || !text) return undefined;
  const part = document.createRange();
  part.selectNodeContents(text);
  const cutsStart = range.compareBoundaryPoints(Range.START_TO_START, part) > 0;
  const cutsEnd = range.compareBoundaryPoints(Range.END_TO_END, part) < 0;
  if (!cutsStart && !cutsEnd) return undefined;
  if (cutsStart) part.setStart(range.startContainer, range.startOffset);
  if (cutsEnd) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}
