import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

/** Shown only while the newest message is out of sight. */
export function JumpToNewest() {
  const { timeline } = useApp();
  const below = usePart(timeline, (state) => state.below);
  const away = usePart(
    timeline,
    ({ status, atEnd, messages }) => status === 'ready' && !atEnd && messages.length > 0,
  );
  if (!away) return null;
  return (
    <button type="button" className="jump" onClick={timeline.toNewest}>
      <Icon name="down" />
      {below > 0 ? strings.timeline.below(below) : strings.timeline.toNewest}
    </button>
  );
}
