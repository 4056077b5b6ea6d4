import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

/** Shown only while the newest message is out of sight. */
export function JumpToNewest() {
  const { timeline } = useApp();
  const { status, atEnd, below, messages } = usePart(timeline, (state) => state);
  if (status !== 'ready' || atEnd || messages.length === 0) return null;
  return (
    <button type="button" className="jump" onClick={timeline.toNewest}>
      <Icon name="down" />
      {below > 0 ? strings.timeline.below(below) : strings.timeline.toNewest}
    </button>
  );
}
