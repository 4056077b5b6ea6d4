import type { SearchNeeds } from '../bridge/calls/search.ts';
import { FaultError } from '../model/fault.ts';
import { shown } from './shown.ts';
import type { Workspace } from './workspace.ts';

/** What the window looks for, in the cache of the workspace that is open and on its servers. */
export function createSearchDesk(workspace: () => Workspace): SearchNeeds {
  return {
    onDevice: async ({ search, limit }) => {
      const { history, sealed } = workspace();
      const answer = history.search({ search, limit, except: sealed.rooms() });
      const messages = shown(answer.hits.map(({ message }) => message));
      const hits = answer.hits.map((hit, index) => ({ ...hit, message: messages[index] ?? hit.message }));
      return { ...answer, hits };
    },
    onServer: () => {
      throw new FaultError('MsgNotSupported', 'This server cannot search what it keeps.');
    },
  };
}
