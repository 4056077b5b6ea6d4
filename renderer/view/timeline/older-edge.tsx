import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';

/** What stands above the first message: the beginning of the room, or why older ones are not there. */
export function OlderEdge({ height }: { readonly height: number }) {
  const { timeline } = useApp();
  const reachedStart = usePart(timeline, (state) => state.reachedStart);
  const older = usePart(timeline, (state) => state.older);
  const loading = usePart(timeline, (state) => state.loading.older);
  const room = useRoom(usePart(timeline, (state) => state.visit?.room ?? null));
  return (
    <div className="older-edge" style={{ blockSize: height }}>
      {reachedStart && (
        <p>
          {room?.keepDays === undefined
            ? strings.timeline.beginning(tameName(room?.name ?? ''))
            : strings.timeline.keptFor(room.keepDays)}
        </p>
      )}
      {!reachedStart && loading && <p>{strings.timeline.olderLoading}</p>}
      {!reachedStart && !loading && older && (
        <p>
          {older.text || strings.timeline.olderFailed}{' '}
          <button
            type="button"
            className="button plain small"
            onClick={() => void timeline.loadOlder({ again: true })}
          >
            {strings.tryAgain}
          </button>
        </p>
      )}
    </div>
  );
}
