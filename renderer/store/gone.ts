import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { DraftsStore } from './drafts.ts';
import type { NoticesStore } from './notices.ts';
import type { SearchStore } from './search.ts';
import type { Surroundings } from './surroundings.ts';
import type { TimelineStore } from './timeline.ts';

interface Parts {
  readonly bridge: Bridge;
  readonly drafts: Pick<DraftsStore, 'drop'>;
  readonly notices: NoticesStore;
  readonly search: SearchStore;
  readonly timeline: TimelineStore;
  readonly surroundings: Pick<Surroundings, 'withdraw'>;
}

/** Whoever loses a room has nothing of it left in the window, wherever it stood. Returns its undo. */
export function attachGone({ bridge, drafts, notices, search, timeline, surroundings }: Parts): () => void {
  return bridge.listen('rooms.changed', ({ gone }) => {
    if (gone.length === 0) return;
    const rooms = new Set(gone);
    notices.dropAlerts(rooms);
    search.drop(rooms);
    drafts.drop(rooms);
    for (const room of gone) {
      timeline.drop(room);
      surroundings.withdraw(room);
    }
    if (rooms.has(timeline.state.getState().visit?.room ?? '')) timeline.close();
  });
}
