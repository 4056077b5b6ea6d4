import type { FeedsNeeds } from '#electron/bridge/calls/feeds.ts';
import type { Feeds } from '#electron/chat/index.ts';
import { reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';

/** What the window asks of feeds, on the workspace that is open. They are kept by the person's server alone. */
export function createFeedDesk(workspace: () => Workspace): FeedsNeeds {
  const server = async (): Promise<Feeds> => (await reach(workspace())).chat.services.feeds;
  return {
    create: async (wish) => (await server()).create(wish),
    change: async (feed, changes) => (await server()).change(feed, changes),
    remove: async (feed) => (await server()).remove(feed),
    page: (request) => workspace().feeds.page(request),
    markRead: (feed, upTo) => {
      const { feeds, line } = workspace();
      feeds.markRead(feed, upTo);
      line?.feedRead();
    },
  };
}
