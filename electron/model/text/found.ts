import type { MessagePart } from './message-part.ts';

/** A part that is more than text, and where it stands: UTF-16 units, from `from` up to before `to`. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly part: MessagePart;
}

/** In the order of the text, none over another: what is named first goes before what is named later. */
export function together(...all: readonly (readonly Found[])[]): readonly Found[] {
  return all.reduce((kept, more) => merge(kept, more), []);
}

function merge(kept: readonly Found[], more: readonly Found[]): readonly Found[] {
  const merged: Found[] = [];
  let next = 0;
  let end = 0;
  const keepUpTo = (from: number): void => {
    for (let each = kept[next]; each && each.from < from; each = kept[next]) {
      merged.push(each);
      end = each.to;
      next += 1;
    }
  };
  for (const each of more) {
    keepUpTo(each.to);
    if (each.from < end) continue;
    merged.push(each);
    end = each.to;
  }
  keepUpTo(Number.POSITIVE_INFINITY);
  return merged;
}
