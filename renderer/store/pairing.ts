import type { AudiencesStore } from './audiences.ts';
import type { DraftsStore } from './drafts.ts';
import { listedRoom } from './listed-rooms.ts';
import type { Navigation } from './navigation.ts';
import type { PlaceStore } from './place.ts';
import type { RoomsStore } from './rooms.ts';

interface Parts {
  readonly rooms: RoomsStore;
  readonly place: PlaceStore;
  readonly drafts: Pick<DraftsStore, 'get'>;
  readonly audiences: AudiencesStore;
  readonly navigation: Pick<Navigation, 'repair'>;
}

/**
 * Keeps what is open a logical room for as long as it is one, and never lets a field that was meant for insiders become
 * one for everybody by itself. Returns its undo.
 */
export function attachPairing({ rooms, place, drafts, audiences, navigation }: Parts): () => void {
  const undo = [
    rooms.state.subscribe(({ byAddress }) => {
      const { room, beside } = place.state.getState();
      if (room === null) return;
      if (beside === null) {
        // What was begun for everybody stays so; anything else begins with the insiders.
        const privateRoom = listedRoom(byAddress, room)?.privateRoom?.address;
        const begun = drafts.get(room);
        navigation.repair(room);
        if (privateRoom !== undefined && privateRoom !== room && (begun.text || begun.storyTitle))
          audiences.choose(privateRoom, 'public');
        return;
      }
      const entry = byAddress.get(beside);
      if (entry?.companion === room) return;
      const forInsiders = audiences.get(beside) === 'private';
      if (!entry && forInsiders) audiences.interrupt(room);
      navigation.repair(entry && (forInsiders || !byAddress.has(room)) ? beside : room);
    }),
    place.state.subscribe(({ room, beside }, before) => {
      if (before.beside !== null && beside !== before.beside) audiences.choose(before.beside, 'private');
      if (room !== before.room) audiences.interrupt(null);
    }),
    // Also where an answer comes late: what is opened anew begins with the insiders.
    audiences.state.subscribe(({ wide }) => {
      const { beside } = place.state.getState();
      for (const room of wide) if (room !== beside) audiences.choose(room, 'private');
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
