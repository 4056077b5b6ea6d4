import type { SearchNeeds } from '#electron/bridge/calls/search.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { shown } from '../messages/shown.ts';
import type { Workspace } from '../workspace.ts';
import { searchServers } from './search-servers.ts';

/** What the window looks for, in the cache of the workspace that is open and on its servers. */
export function createSearchDesk(workspace: () => Workspace): SearchNeeds {
  return {
    onDevice: async ({ search, limit }) => {
      const { reader, rooms, sealed } = workspace();
      const listed = new Set(rooms.entries().map(({ address }) => address));
      const isLost = (room: RoomAddress): boolean =>
        sealed.has(room) || (listed.has(room) && rooms.get(room) === undefined);
      const answer = await reader.search({ search, limit, except: sealed.rooms() }, 'window');
      if (answer === undefined) throw new FaultError('CommandFailed', 'Something else was looked for since.');
      // What was sealed or deleted meanwhile is shown to nobody.
      const found = answer.hits.filter(({ message }) => !isLost(message.room));
      const messages = shown(found.map(({ message }) => message));
      const hits = found.map((hit, index) => ({ ...hit, message: messages[index] ?? hit.message }));
      return { ...answer, hits };
    },
    onServer: async (ask) => searchServers(workspace(), ask),
  };
}
