import type { Figure, Row } from './figures.ts';

/** A bench's rows as a table of text. */
export function writeTable(rows: readonly Row[]): string {
  const others = [...new Set(rows.flatMap(({ beside }) => Object.keys(beside ?? {})))];
  const head = ['', 'floor', 'Perch', 'spread', 'of the floor', ...others, 'target', 'unit'];
  const lines = rows.map(({ what, unit, floor, figure, beside, target }) => [
    what,
    show(floor),
    show(figure),
    spread(figure),
    floor ? `${(figure.median / floor.median).toFixed(2)}x` : '',
    ...others.map((other) => show(beside?.[other])),
    target ?? '',
    unit,
  ]);
  const table = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return table.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

function show(figure: Figure | undefined): string {
  return figure ? digits(figure.median) : '';
}

function spread({ median, low, high }: Figure): string {
  // Of nothing there are no parts.
  if (median === 0) return high === low ? '' : `up to ${digits(high)}`;
  return `±${(((high - low) / 2 / median) * 100).toFixed(0)} %`;
}

/** Three digits that mean something. */
function digits(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
