import type { FeedMatch } from '../model/feed.ts';
import { createFeedsOf, type FeedsOf, type MatchedMessage } from '../model/feed-match.ts';
import type { Message } from '../model/message.ts';
import { Emitter } from '../session/emitter.ts';

interface Watch {
  readonly feedsOf: FeedsOf;
  /** What one listener throws is nobody else's trouble. */
  readonly events: Emitter<{ matched: Message }>;
}

/** Feeds of this program alone, which nobody keeps. */
export class FeedWatches {
  readonly #all = new Set<Watch>();

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Returns its undo. */
  add(match: FeedMatch, listener: (message: Message) => void): () => void {
    const feedsOf = createFeedsOf([{ id: 'watched', name: '', match, action: 'nothing' }]);
    const watch: Watch = { feedsOf, events: new Emitter() };
    watch.events.on('matched', listener);
    this.#all.add(watch);
    return () => void this.#all.delete(watch);
  }

  hear(message: Message, read: MatchedMessage): void {
    for (const { feedsOf, events } of [...this.#all]) {
      if (feedsOf(read).length > 0) events.emit('matched', message);
    }
  }
}
