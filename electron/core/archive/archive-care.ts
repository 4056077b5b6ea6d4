import { Turns } from '#electron/chat/turns.ts';
import type { ArchiveAsk } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { createPassOver, type PassOverNeeds } from './pass-over.ts';

/** How long a place in an archive is left alone, in milliseconds. */
const rest = 60 * 60 * 1000;

type Question = (ask: ArchiveAsk) => Promise<number>;

/**
 * An archive can hold what cannot be taken: larger than any frame may be, on servers that know no limit, or no XML.
 * Such an answer ends the connection, and the same question would end the next one too. After the first such end
 * questions are put one at a time, so that it shows which it is; its room is asked entry by entry from then on; and
 * the entry that ends the connection by itself is passed over.
 */
export function createArchiveCare(needs: PassOverNeeds) {
  const passOver = createPassOver(needs);
  const oneByOne = new Turns<RoomAddress>(1);
  const heavy = new Set<RoomAddress>();
  const leftUntil = new Map<string, number>();
  let careful = false;

  const put = async (room: RoomAddress, ask: ArchiveAsk, question: Question): Promise<number> => {
    const alone = careful;
    const asked = heavy.has(room) ? { ...ask, max: 1 } : ask;
    try {
      return await question(asked);
    } catch (error) {
      if (!wasUnreadable(error)) throw error;
      careful = true;
      if (alone && asked.max > 1) heavy.add(room);
      else if (alone) leftUntil.set(placeOf(room, ask), needs.now() + rest);
      throw error;
    }
  };
  const goAround = async (room: RoomAddress, ask: ArchiveAsk): Promise<number> => {
    await passOver(room, ask);
    heavy.delete(room);
    return 0;
  };

  return async (room: RoomAddress, ask: ArchiveAsk, question: Question): Promise<number> => {
    const isLeft = needs.now() < (leftUntil.get(placeOf(room, ask)) ?? 0);
    if (isLeft) return oneByOne.run(room, () => goAround(room, ask));
    return careful ? oneByOne.run(room, () => put(room, ask, question)) : put(room, ask, question);
  };
}

function placeOf(room: RoomAddress, { before, after }: ArchiveAsk): string {
  return JSON.stringify([room, before, after]);
}

/** The session ends the stream for it, and says so in the cause of what was lost with that. */
function wasUnreadable(error: unknown): boolean {
  const cause = error instanceof FaultError ? error.cause : undefined;
  return cause instanceof FaultError && cause.fault.code === 'MsgNotSupported';
}
