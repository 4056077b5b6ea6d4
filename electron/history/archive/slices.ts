import type { ArchiveId } from '#electron/model/ids.ts';
import type { ArchivePage, Message } from '#electron/model/message.ts';
import type { ArchiveAsk } from './archive-ask.ts';

/** A part of an answer, as if it had been asked for by itself. */
export interface Slice {
  readonly ask: ArchiveAsk;
  readonly page: ArchivePage;
}

/**
 * Cuts at most so many messages off a page that was asked backwards, the newest, as a page of its own; what is left
 * follows it backwards. Each is whole by itself: after any of them the history is right, with a gap below.
 */
export function cutSlice({ ask, page }: Slice, most: number): readonly [slice: Slice, rest?: Slice] {
  const cut = ask.before === undefined ? undefined : cutOf(page.messages, most);
  if (cut === undefined) return [{ ask, page }];
  return [
    { ask, page: upper(page, cut) },
    // One answer told both.
    { ask: { ...ask, before: cut.first, certain: true }, page: lower(page, cut) },
  ];
}

interface Cut {
  readonly at: number;
  /** Of the first message above it. */
  readonly first: ArchiveId;
}

function cutOf(messages: readonly Message[], most: number): Cut | undefined {
  const at = messages.length - most;
  const first = messages[at]?.archiveId;
  return at > 0 && first !== undefined ? { at, first } : undefined;
}

function upper(page: ArchivePage, { at, first }: Cut): ArchivePage {
  return { ...page, messages: page.messages.slice(at), complete: false, first };
}

/** What the page takes back is gone with the first slice. */
function lower({ last: _, removed: __, ...page }: ArchivePage, { at }: Cut): ArchivePage {
  const messages = page.messages.slice(0, at);
  const last = messages.at(-1)?.archiveId;
  return { ...page, messages, ...(last === undefined ? {} : { last }) };
}
