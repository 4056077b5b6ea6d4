import type { Frames } from '#renderer/addin-host/frames.ts';
import type { DrawCard } from '#renderer/store/cards.ts';
import type { ListedAddIn, RoomAddress, StoredMessage } from '#renderer/store/facts.ts';

export interface Formatters {
  readonly room: RoomAddress;
  /** Those that may draw there, in the order of their tabs. */
  readonly addIns: readonly ListedAddIn[];
}

/** Has each coded message drawn by an add-in of its own room: none sees what is said in another, also not of a pair. */
export function drawCards(frames: Pick<Frames, 'format'>, rooms: readonly Formatters[]): DrawCard {
  return async (message) => {
    const { coded, room } = message;
    const { addIns = [] } = rooms.find((each) => each.room === room) ?? {};
    const by = addIns.find(({ formats }) => coded && formats.includes(coded.kind));
    return by ? draw(frames, by, message) : null;
  };
}

async function draw(frames: Pick<Frames, 'format'>, { id: addIn }: ListedAddIn, message: StoredMessage) {
  const { coded, key, text, author, room, own } = message;
  const data = coded && readJson(coded.json);
  if (!coded || data === undefined) return null;
  try {
    const told = {
      kind: coded.kind,
      data,
      key,
      text,
      author: { id: author.id, name: author.name, self: own },
    };
    return (await frames.format({ room, addIn }, told)).card;
  } catch {
    // Its text says the same, less prettily.
    return null;
  }
}

function readJson(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
