/** A count with its word. */
export function many(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}
