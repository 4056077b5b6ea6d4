/** What a number, a name's colon or a bracket counts, in letters. */
const small = 8;

/**
 * Whether a value from a port weighs at most so many letters. Looks at no more of it than that, whatever it is: it may
 * be endless, or hold itself.
 */
export function isLight(value: unknown, most: number): boolean {
  const waiting: unknown[] = [value];
  let left = most;
  while (waiting.length > 0 && left >= 0) {
    const next = waiting.pop();
    left -= small;
    if (typeof next === 'string') left -= next.length;
    else if (typeof next === 'object' && next !== null) left -= open(next, left, waiting);
  }
  return left >= 0;
}

/** Puts what is in it among what waits; answers the weight of its names. Too much of it is not even looked at. */
function open(value: object, left: number, waiting: unknown[]): number {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob) return left + 1;
  if (Array.isArray(value) && value.length * small > left) return left + 1;
  const inside = Object.entries(value);
  if (inside.length * small > left) return left + 1;
  let names = 0;
  for (const [name, each] of inside) {
    names += name.length;
    waiting.push(each);
  }
  return names;
}
