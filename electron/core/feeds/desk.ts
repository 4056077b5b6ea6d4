import type { FeedsNeeds } from '#electron/bridge/calls/feeds.ts';
import { FaultError } from '#electron/model/fault.ts';

/** What the window asks of feeds, on the workspace that is open. */
export function createFeedDesk(): FeedsNeeds {
  const notYet = async (): Promise<never> => {
    throw new FaultError('MsgNotSupported', 'Feeds cannot be made here yet.');
  };
  return {
    create: notYet,
    change: notYet,
    remove: notYet,
    page: () => ({ messages: [], reachedStart: true, reachedEnd: true, unread: [], terms: [] }),
    markRead: () => undefined,
  };
}
