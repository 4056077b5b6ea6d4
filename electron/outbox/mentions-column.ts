import type { Mention } from '../model/text/message-part.ts';

/** How a row keeps whom its text means. */
export function mentionsColumn(mentions: readonly Mention[] | undefined): string | null {
  return mentions?.length ? JSON.stringify(mentions) : null;
}

export function readMentionsColumn(column: string | null): { readonly mentions?: readonly Mention[] } {
  // Written by the function above and by nobody else.
  return column === null ? {} : { mentions: JSON.parse(column) as readonly Mention[] };
}
