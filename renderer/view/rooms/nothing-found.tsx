import { useApp, usePart } from '../app-context.ts';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';

/** While the first answer is awaited, and where nothing was found: what was searched, and what could not be. */
export function NothingFound() {
  const { directory, service } = useApp();
  const { answered, rooms, fault, total, unanswered } = usePart(directory, (state) => state);
  const missing = usePart(service, (state) => state.service?.missingFacets ?? {});
  if (fault) return null;
  if (!answered) return <Skeleton words={strings.findRooms.loading} lines={8} />;
  const reasons = unanswered.map((facet) => missing[facet]).filter((why) => why !== undefined);
  return (
    <>
      {rooms.length === 0 && (
        <p className="dialog-empty">
          <strong>{strings.findRooms.nothing}</strong>
          {answered.text === undefined
            ? strings.findRooms.nothingMore
            : strings.findRooms.nothingFor(strings.findRooms.words(answered.text))}
        </p>
      )}
      {reasons.length > 0 && (
        <p className="directory-note">{strings.findRooms.notByThis(reasons.join(' '))}</p>
      )}
      {rooms.length > 0 && (
        <p className="directory-note" role="status">
          <bdi>{strings.findRooms.found(rooms.length, total)}</bdi>
        </p>
      )}
    </>
  );
}
