/** A count with its word, its thousands marked. */
export function many(count: number, one: string, other: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : other}`;
}
