/** Rows under their headings, in columns that begin together. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [headings, ...rows.map((row) => row.map(printable))];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** To the minute, in UTC: short, and the same on every machine. */
export function moment(at: number | undefined): string {
  return at === undefined ? '' : `${new Date(at).toISOString().slice(0, 16)}Z`;
}

/** What people wrote shall not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, ' ');
}
