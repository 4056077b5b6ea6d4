const encoder = new TextEncoder();

/** Bytes of UTF-8, which is how services count. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

export type Room =
  | { readonly kind: 'plenty' }
  | { readonly kind: 'near'; readonly left: number }
  | { readonly kind: 'over'; readonly by: number };

/** How much may still be written. Said only near the limit, or where it is passed. */
export function roomLeft(text: string, limit: number | undefined): Room {
  // A letter has at most three bytes per UTF-16 unit: short texts need no counting.
  if (limit === undefined || text.length * 3 < limit * 0.8) return { kind: 'plenty' };
  const left = limit - bytesOf(text);
  if (left < 0) return { kind: 'over', by: -left };
  return left <= limit * 0.2 ? { kind: 'near', left } : { kind: 'plenty' };
}
