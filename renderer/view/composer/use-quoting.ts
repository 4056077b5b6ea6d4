import { useEffect, useState } from 'react';
import type { RoomEntry, StoredMessage } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { quotationOf } from './quotation.ts';
import type { AudienceChoice } from './use-audience.ts';
import type { GuardedWords } from './use-guarded-words.ts';

/**
 * Lets messages be quoted in the field. What insiders said turns an empty field to them, and is asked about where
 * something for everybody is begun.
 */
export function useQuoting(
  room: RoomEntry,
  choice: AudienceChoice | undefined,
  guarded: Pick<GuardedWords, 'quote'>,
): void {
  const { quoting } = useApp();
  const [wanted, setWanted] = useState<StoredMessage>();
  const sides = choice ? [choice.publicRoom.address, choice.privateRoom.address] : [room.address];
  const rooms = sides.join(' ');
  useEffect(() => quoting.attach({ rooms: rooms.split(' '), take: setWanted }), [quoting, rooms]);
  // Until it stands there: where the field is turned to the insiders first, it is the field of the next time.
  useEffect(() => {
    if (!wanted) return;
    const isPrivate = wanted.room === choice?.privateRoom.address;
    if (isPrivate && choice.audience === 'public' && !choice.begun('public')) choice.choose('private');
    else {
      setWanted(undefined);
      // A field that is written into while its page is drawn loses its undo.
      queueMicrotask(() => guarded.quote(quotationOf(wanted), wanted.room));
    }
  });
}
