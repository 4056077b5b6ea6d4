/** What a number, a name's colon or a bracket counts, in letters. */
const small = 8;

/**
 * Whether a value from a port weighs at most so many letters. Looks at no more of it than that, whatever it is: it may
 * be endless, or hold itself.
 */
export function isLight(value: unknown, most: number): boolean {
  const waiting: unknown[] = [value];
  let left = most;
  for (let next = waiting.pop(); left >= 0; next = waiting.pop()) {
    left -= small;
    if (typeof next === 'string') left -= next.length;
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer || next instanceof Blob) return false;
    else if (typeof next === 'object' && next !== null) {
      const inside = Object.entries(next);
      if (inside.length * small > left) return false;
      for (const [name, each] of inside) {
        left -= name.length;
        waiting.push(each);
      }
    }
    if (waiting.length === 0) break;
  }
  return left >= 0;
}
