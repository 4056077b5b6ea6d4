import type { FeedId, FeedMark, Feeds } from '#electron/chat/index.ts';
import type { FeedList } from './feed-list.ts';

export interface SharedFeeds {
  /** Asks the server what may have changed while nobody listened, and tells it what it could not be told. */
  refresh(): void;
  /** Somebody has read in a feed here. */
  read(): void;
  stop(): void;
}

export interface ShareFeedsOptions {
  readonly here: FeedList;
  readonly server: Feeds;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly log: (line: string) => void;
}

/** Who reads moves on with every glance; others are told when they rest. Milliseconds. */
const pause = 1_500;

/** The feeds of this device are those that the person's server keeps, and are read up to where any device has read. */
export function shareFeeds({ here, server, after, log }: ShareFeedsOptions): SharedFeeds {
  /** As the server knows it. */
  const known = new Map<FeedId, FeedMark>();
  let turn: Promise<void> = Promise.resolve();
  let undoTell: (() => void) | undefined;

  const hearRead = (read: ReadonlyMap<FeedId, FeedMark>): void => {
    for (const [feed, mark] of read) {
      // What was told from here says nothing of what has come since.
      if (!isLater(mark, known.get(feed))) continue;
      known.set(feed, mark);
      here.heardRead(feed, mark);
    }
  };
  const tellAll = async (): Promise<void> => {
    for (const [feed, mark] of [...here.untold]) {
      await tell(feed, mark);
      if (here.untold.get(feed) === mark) here.untold.delete(feed);
    }
  };
  const tell = async (feed: FeedId, mark: FeedMark): Promise<void> => {
    const before = known.get(feed);
    if (!isLater(mark, before) || !here.entries().some(({ id }) => id === feed)) return;
    // First, because its echo may be here before the answer.
    known.set(feed, mark);
    try {
      await server.markRead(feed, mark);
    } catch (error) {
      if (before) known.set(feed, before);
      else known.delete(feed);
      throw error;
    }
  };
  const inTurn = (task: () => Promise<void>): void => {
    turn = turn
      .then(task)
      .catch((error: unknown) => log(`The feeds were not read, or not told: ${String(error)}`));
  };
  const undos = [server.on('feedsChanged', (feeds) => here.keep(feeds)), server.on('feedsRead', hearRead)];

  return {
    refresh: () =>
      inTurn(async () => {
        here.keep(await server.list());
        hearRead(await server.readUpTo());
        await tellAll();
      }),
    read: () => {
      undoTell?.();
      undoTell = after(pause, () => inTurn(tellAll));
    },
    stop: () => {
      undoTell?.();
      for (const undo of undos) undo();
    },
  };
}

function isLater(mark: FeedMark, before: FeedMark | undefined): boolean {
  return before === undefined || mark.time > before.time;
}
