import { memo, useMemo } from 'react';
import type { OutboxEntry, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Announcer } from './announcer.tsx';
import { JumpToNewest } from './jump-to-newest.tsx';
import { MessageList } from './message-list.tsx';
import { createRows } from './rows.ts';
import { EmptyTimeline, FailedTimeline, Skeleton } from './states.tsx';

const noEntries: readonly never[] = [];

/** What was said in the room that is open, and what is about to be: nothing else of the room draws it anew. */
export const Timeline = memo(function Timeline() {
  const { removals, timeline } = useApp();
  const removing = usePart(removals, (state) => state.removing);
  const visit = usePart(timeline, (state) => state.visit);
  const status = usePart(timeline, (state) => state.status);
  const fault = usePart(timeline, (state) => state.fault);
  const older = usePart(timeline, (state) => state.older);
  const messages = usePart(timeline, (state) => state.messages);
  const reachedStart = usePart(timeline, (state) => state.reachedStart);
  const reachedEnd = usePart(timeline, (state) => state.reachedEnd);
  const newAfter = usePart(timeline, (state) => state.newAfter);
  const address = visit?.room ?? null;
  const privateRoom = visit?.beside;
  const pending = usePending(address, privateRoom);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit begins with rows of its own
  const rowsOf = useMemo(createRows, [visit]);
  const rows = useMemo(
    () => rowsOf({ messages, reachedStart, reachedEnd, newAfter, pending, privateRoom, removing }),
    [rowsOf, messages, reachedStart, reachedEnd, newAfter, pending, privateRoom, removing],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each room is folded by itself
  const folds = useMemo(() => new Map<string, boolean>(), [address]);
  if (!visit) return null;
  return (
    <div className="timeline">
      {status === 'failed' && fault && <FailedTimeline fault={fault} />}
      {status === 'loading' && <Skeleton />}
      {status === 'ready' && rows.length === 0 && (
        <EmptyTimeline room={visit.room} complete={reachedStart} older={older} />
      )}
      {status === 'ready' && rows.length > 0 && (
        <MessageList key={visitKey(visit)} rows={rows} visit={visit} folds={folds} />
      )}
      <JumpToNewest />
      <Announcer />
    </div>
  );
});

/** What waits in the room, and in the one beside it, in the order of writing. */
function usePending(address: RoomAddress | null, beside: RoomAddress | undefined): readonly OutboxEntry[] {
  const { outbox } = useApp();
  const here = usePart(outbox, ({ byRoom }) => (address && byRoom.get(address)) || noEntries);
  const there = usePart(outbox, ({ byRoom }) => (beside && byRoom.get(beside)) || noEntries);
  return useMemo(
    () => (there.length === 0 ? here : [...here, ...there].sort((a, b) => a.writtenAt - b.writtenAt)),
    [here, there],
  );
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** A key per visit: the list is mounted anew for each. */
function visitKey(visit: object): number {
  const known = keys.get(visit);
  if (known !== undefined) return known;
  lastKey += 1;
  keys.set(visit, lastKey);
  return lastKey;
}
