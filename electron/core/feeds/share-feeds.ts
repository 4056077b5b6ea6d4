import type { Feeds } from '#electron/chat/index.ts';
import type { FeedList } from './feed-list.ts';

export interface SharedFeeds {
  /** Asks the server: what it could not tell before may have changed. */
  refresh(): void;
  stop(): void;
}

/** The feeds of this device are those that the person's server keeps, whichever device changes them. */
export function shareFeeds(here: FeedList, server: Feeds, log: (line: string) => void): SharedFeeds {
  const undo = server.on('feedsChanged', here.keep);
  return {
    refresh: () => {
      server.list().then(here.keep, (error: unknown) => log(`The feeds were not read: ${String(error)}`));
    },
    stop: undo,
  };
}
