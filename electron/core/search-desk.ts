import type { SearchNeeds } from '../bridge/calls/search.ts';
import { FaultError } from '../model/fault.ts';
import { shown } from './shown.ts';
import type { Workspace } from './workspace.ts';

/** What the window looks for, in the cache of the workspace that is open and on its servers. */
export function createSearchDesk(workspace: () => Workspace): SearchNeeds {
  return {
    onDevice: ({ search, limit }) => {
      const { history, sealed } = workspace();
      const { text, rooms: [room] = [] } = search;
      const found = history.search({ text, ...(room && { room }), except: sealed.rooms(), limit });
      const messages = shown(found.map(({ message }) => message));
      const hits = found.map((hit, index) => ({ ...hit, message: messages[index] ?? hit.message }));
      return { hits, more: hits.length === limit, terms: text.split(/[\s"]+/u).filter(Boolean), coverage: [] };
    },
    onServer: () => {
      throw new FaultError('MsgNotSupported', 'This server cannot search what it keeps.');
    },
  };
}
