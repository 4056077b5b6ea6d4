import { useState } from 'react';
import { type Draft, isWider, type RoomAddress, type RoomEntry } from '#renderer/store/facts.ts';

interface Opened {
  readonly asking: boolean;
  /** Asks, where more people can read the room than when the draft was begun. Answers whether it does. */
  readonly asks: () => boolean;
  readonly close: () => void;
}

/** Whether words that were begun while fewer could read the room may go to all who can by now. */
export function useOpened({ address, privacy }: RoomEntry, draft: Draft): Opened {
  const [asked, setAsked] = useState<RoomAddress>();
  const opened = isWider(privacy, draft.privacy);
  return {
    asking: opened && asked === address,
    asks: () => {
      if (opened) setAsked(address);
      return opened;
    },
    close: () => setAsked(undefined),
  };
}
