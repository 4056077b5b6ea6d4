import type { Fault, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Bird } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';

/** Lines in place of messages; the style sheet shows them only after 150 ms. */
export function Skeleton() {
  return (
    <div className="skeleton" role="progressbar" aria-label={strings.timeline.loading}>
      {[62, 88, 40, 74, 55, 92, 34].map((width) => (
        <div key={width} className="skeleton-message">
          <span />
          <span style={{ inlineSize: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}

interface EmptyProps {
  readonly room: RoomAddress;
  /** Nothing was ever said; otherwise nothing of it is on this device. */
  readonly complete: boolean;
  readonly older: Fault | null;
}

export function EmptyTimeline({ room: address, complete, older }: EmptyProps) {
  const room = useRoom(address);
  const name = tameName(room?.name ?? '');
  if (!complete) {
    return (
      <div className="state">
        <h2>{strings.timeline.notHere}</h2>
        <p>{older?.text ?? strings.timeline.notHereMore}</p>
      </div>
    );
  }
  return (
    <div className="state">
      <Bird size={56} />
      <h2 dir="auto">{strings.timeline.empty(name)}</h2>
      <p>{room?.canChat ? strings.timeline.emptyMore : strings.timeline.emptyReadOnly}</p>
    </div>
  );
}

export function FailedTimeline({ fault }: { readonly fault: Fault }) {
  const { timeline } = useApp();
  const visit = usePart(timeline, (state) => state.visit);
  return (
    <div className="state">
      <h2>{strings.timeline.failed}</h2>
      <p>{fault.text}</p>
      <button type="button" className="button" onClick={() => visit && void timeline.open({ ...visit })}>
        {strings.tryAgain}
      </button>
    </div>
  );
}
