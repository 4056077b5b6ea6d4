import type { MessagePage, RoomAddress } from './facts.ts';
import { isThere, type Visit } from './visit.ts';

/** Milliseconds that somebody who is about to go somewhere may take: who takes longer has thought better of it. */
const longest = 60_000;

/** The page of the place that somebody is about to go to: it is there when they are. */
export interface LookAhead {
  readonly ask: (visit: Visit) => void;
  /** What was asked for this place, once; undefined where that was another, or something happened there since. */
  readonly take: (visit: Visit) => Ahead | undefined;
  /** Something happened in this room, or anything may have happened. */
  readonly forget: (room?: RoomAddress) => void;
}

export interface Ahead {
  readonly coming: Promise<MessagePage>;
  /** Where it has come already. */
  found?: MessagePage;
}

export function createLookAhead(page: (visit: Visit) => Promise<MessagePage>, now: () => number): LookAhead {
  let next: { readonly visit: Visit; readonly at: number; readonly ahead: Ahead } | undefined;
  const forget = (room?: RoomAddress): void => {
    if (room === undefined || isThere(next?.visit, room)) next = undefined;
  };
  return {
    ask: (visit) => {
      const ahead: Ahead = { coming: page(visit) };
      next = { visit, at: now(), ahead };
      ahead.coming.then(
        (found) => {
          ahead.found = found;
        },
        // Whoever goes there is told.
        () => next?.ahead === ahead && forget(),
      );
    },
    take: (visit) => {
      const taken = next;
      forget();
      const isSame = JSON.stringify(taken?.visit) === JSON.stringify(visit);
      return isSame && taken && now() - taken.at < longest ? taken.ahead : undefined;
    },
    forget,
  };
}
