import { useState } from 'react';
import { isBegun } from '#renderer/store/drafts.ts';
import type { Audience, RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';

/** What became of the words in the field when its audience changed. */
export type AudienceNote = 'moved' | 'kept' | 'sent';

/** For whom a post in a logical room is meant. */
export interface AudienceChoice {
  readonly audience: Audience;
  readonly publicRoom: RoomEntry;
  readonly privateRoom: RoomEntry;
  readonly note: AudienceNote | undefined;
  /** What is in the field was written for insiders, and the person wants to turn to everybody. */
  readonly asking: boolean;
  /** Both fields hold something, or only this one. */
  readonly begun: (audience: Audience) => boolean;
  /** Narrows at once; widens at once where that shows nobody anything. */
  readonly choose: (audience: Audience) => void;
  readonly answer: (answer: 'show it' | 'write anew' | 'stay') => void;
  /** A post went out: the next one is for the insiders again. */
  readonly posted: () => void;
}

export function useAudience({ privateRoom, ...publicRoom }: ListedRoom): AudienceChoice | undefined {
  const { audiences, drafts } = useApp();
  const id = privateRoom?.address ?? '';
  const audience = usePart(audiences, ({ wide }) => (wide.has(id) ? 'public' : 'private'));
  const written = usePart(drafts, ({ byRoom }) => byRoom);
  const [note, setNote] = useState<AudienceNote>();
  const [asking, setAsking] = useState(false);
  if (!privateRoom) return undefined;
  const roomOf = (side: Audience): RoomEntry => (side === 'public' ? publicRoom : privateRoom);
  const begun = (side: Audience): boolean => isBegun(written.get(roomOf(side).address));

  const turn = (to: Audience, moves: boolean): void => {
    const [here, there] = [roomOf(audience).address, roomOf(to).address];
    const kept = begun(audience) && !moves;
    if (moves) {
      const { privacy: _, ...words } = drafts.get(here);
      drafts.write({ ...words, room: there });
      drafts.write({ room: here, text: '', importance: 'Regular' });
    }
    setAsking(false);
    setNote(moves ? 'moved' : kept ? 'kept' : undefined);
    audiences.choose(id, to);
  };
  return {
    ...{ audience, publicRoom, privateRoom, begun },
    // Whoever writes on has read it; what is sent meanwhile is not asked about any more.
    note: note === 'sent' && begun(audience) ? undefined : note,
    asking: asking && audience === 'private' && begun('private'),
    choose: (to) => {
      if (to === audience) return setAsking(false);
      const moves = begun(audience) && !begun(to);
      if (to === 'public' && moves) setAsking(true);
      else turn(to, moves);
    },
    answer: (answer) => {
      if (answer === 'stay') setAsking(false);
      else turn('public', answer === 'show it');
    },
    posted: () => {
      setNote(audience === 'public' ? 'sent' : undefined);
      audiences.choose(id, 'private');
    },
  };
}
