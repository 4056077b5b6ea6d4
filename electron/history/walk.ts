import type { MessageKey, RoomAddress } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import type { History, HistoryPage } from './api.ts';
import type { KeyChange } from './tables/key-changes.ts';
import type { Tables } from './tables/tables.ts';
import { messageOf } from './visit.ts';

export interface WalkSources {
  readonly tables: Pick<Tables, 'rooms' | 'messages' | 'authors' | 'keyChanges'>;
  readonly page: History['page'];
}

/** What a walk has told, though keys change meanwhile. */
class Told {
  /** Everything up to here was told, and nothing above it. */
  cursor: MessageKey = 0;
  /** But these have been: what they bear was moved up since. */
  readonly above = new Set<MessageKey>();
  /** And these have not: what they bear was moved down. */
  readonly below = new Set<MessageKey>();

  follow({ from, to }: KeyChange): void {
    const isTold = from <= this.cursor ? !this.below.delete(from) : this.above.delete(from);
    if (to === undefined) return;
    if (isTold && to > this.cursor) this.above.add(to);
    if (!isTold && to <= this.cursor) this.below.add(to);
  }

  advance(cursor: MessageKey): void {
    this.cursor = cursor;
    for (const key of this.above) if (key <= cursor) this.above.delete(key);
  }
}

/** The pages of a room; what has moved down meanwhile stands between two gaps. */
export function* walk(sources: WalkSources, room: RoomAddress, limit: number): Generator<HistoryPage> {
  const told = new Told();
  const { keyChanges, rooms } = sources.tables;
  const id = rooms.find(room)?.id;
  const stop = keyChanges.listen((changes) => {
    for (const change of changes) if (change.room === id) told.follow(change);
  });
  try {
    for (let ended = false; !ended; ) {
      const page = sources.page({ room, from: { at: 'after', key: told.cursor }, limit });
      const late = lateOf(sources, room, told);
      const messages = page.messages.filter(({ key }) => !told.above.has(key));
      told.advance(page.messages.at(-1)?.key ?? told.cursor);
      ended = page.reachedEnd || page.messages.length === 0;
      yield { ...page, messages: late.length === 0 ? messages : [...late, ...behindGap(messages)] };
    }
  } finally {
    stop();
  }
}

function lateOf({ tables }: WalkSources, room: RoomAddress, { below }: Told): readonly StoredMessage[] {
  const ledger = tables.rooms.find(room);
  if (ledger === undefined || below.size === 0) return [];
  const rows = [...below].toSorted((one, other) => one - other);
  below.clear();
  const messages = rows.flatMap((key) => {
    const row = tables.messages.at(ledger.id, key);
    return row === undefined ? [] : [messageOf(tables.authors, room, row, false)];
  });
  return behindGap(messages);
}

function behindGap([first, ...rest]: readonly StoredMessage[]): readonly StoredMessage[] {
  return first === undefined ? [] : [{ ...first, gapBefore: true }, ...rest];
}
