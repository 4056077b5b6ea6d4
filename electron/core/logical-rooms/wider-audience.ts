import type { History } from '#electron/history/history.ts';
import type { Draft } from '#electron/model/draft.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomList } from '../followed/room-list.ts';
import { privateRoomsOf } from './pairs.ts';

export interface AudienceNeeds {
  readonly history: Pick<History, 'search'>;
  readonly rooms: Pick<RoomList, 'get' | 'entries'>;
}

/** Lines that are looked up, and words of each. */
const [mostLines, mostWords] = [200, 16];
/** So few words are everybody's, unless they stand there as a quotation. */
const fewWords = 4;

/**
 * Refuses, with the fault `WiderAudience`, what repeats in a public room what was said in a private one that is one with
 * it: quoted, or a whole line; and what links to it. Whatever the window did, nobody lets everybody read what was said among few without
 * having been asked.
 */
export function refuseWider({ history, rooms }: AudienceNeeds, draft: Draft): void {
  const privateRooms = privateRoomsOf(rooms, draft.room);
  if (privateRooms.length === 0) return;
  const isSaidIn = (room: RoomAddress, line: string): boolean =>
    history.search({ search: { text: `"${line}"`, rooms: [room], order: 'time' }, limit: 1 }).hits.length > 0;
  const said = `${draft.storyTitle ?? ''}\n${draft.text}`;
  const lines = repeatable(said);
  const everybody = `Send it again if everybody in ${rooms.get(draft.room)?.name ?? draft.room} may read it.`;
  for (const { address, name } of privateRooms) {
    const where = { values: [address] };
    if (said.toLowerCase().includes(address)) {
      throw new FaultError('WiderAudience', `This names the address of ${name}. ${everybody}`, where);
    }
    if (lines.some((line) => isSaidIn(address, line) && !isSaidIn(draft.room, line))) {
      throw new FaultError('WiderAudience', `This repeats what was said in ${name}. ${everybody}`, where);
    }
  }
}

/**
 * What could have been said before: each line without the marks of a quotation, as a phrase; also without what stands
 * before a colon, which is who said it.
 */
function repeatable(text: string): readonly string[] {
  const phrases = text.split('\n', mostLines).flatMap((line) => {
    const said = line.replace(/^[\s>]+/u, '');
    const isQuoted = line.trimStart().startsWith('>');
    const [, afterName] = /:\s(.+)$/u.exec(said) ?? [];
    return [said, ...(afterName === undefined ? [] : [afterName])].flatMap(
      (words) => phraseOf(words, isQuoted) ?? [],
    );
  });
  return [...new Set(phrases)];
}

function phraseOf(said: string, isQuoted: boolean): string | undefined {
  const words = said.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  return words.length > (isQuoted ? 0 : fewWords) ? words.slice(0, mostWords).join(' ') : undefined;
}
