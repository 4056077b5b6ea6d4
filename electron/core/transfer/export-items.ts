import type { History, StoredRoom } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { ExportWish } from '#electron/model/transfer.ts';
import type { ExportItem } from '#electron/transfer/items.ts';

export interface ExportSource {
  readonly history: Pick<History, 'walk' | 'storedRooms'>;
  /** What may not be shown is not written either. */
  readonly isHidden: (room: RoomAddress) => boolean;
}

type Range = Pick<ExportWish, 'from' | 'until'>;

const pageSize = 100;

/** The rooms that somebody wants and may have. */
export function wantedRooms({ history, isHidden }: ExportSource, wish: ExportWish): readonly StoredRoom[] {
  const named = wish.rooms && new Set(wish.rooms);
  return history.storedRooms().filter(({ room }) => (named?.has(room) ?? true) && !isHidden(room));
}

/**
 * A room with its messages, the oldest first, a page at a time. Ends early where the room is hidden meanwhile: see
 * afterwards whether it is.
 */
export function* roomItems(
  { history, isHidden }: ExportSource,
  { room, name, description, secret, fromStart }: StoredRoom,
  range: Range,
): Generator<readonly ExportItem[]> {
  const isWhole = fromStart && range.from === undefined;
  yield [{ what: 'room', room, name, description, ...(secret && { secret }), fromStart: isWhole }];
  const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = range;
  // What is not here may reach into the days that were asked for.
  let beginsInRange = !fromStart && range.from !== undefined;
  if (isHidden(room)) return;
  for (const { messages } of history.walk(room, pageSize)) {
    const wanted = messages.filter(({ sentAt }) => sentAt >= from && sentAt < until);
    const [oldest] = messages;
    const missing = beginsInRange && oldest !== undefined && oldest === wanted[0];
    beginsInRange = false;
    yield wanted.flatMap((message): readonly ExportItem[] => {
      const item = { what: 'message', message } as const;
      return message.gapBefore || (missing && message === oldest) ? [{ what: 'gap' }, item] : [item];
    });
    if (isHidden(room)) return;
  }
}
