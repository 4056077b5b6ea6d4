import { useApp } from '../app-context.ts';
import { keyName } from '../parts/key-name.ts';
import { strings } from '../strings.ts';
import type { Obstacle } from './use-catch-key.ts';

interface Props {
  readonly obstacle: Obstacle;
  readonly onSeize: () => void;
  /** All stays as it is. */
  readonly onStop: () => void;
}

/** Why a key cannot be had, or what it does already: then it can be had all the same. */
export function KeyObstacle({ obstacle, onSeize, onStop }: Props) {
  const { keys } = useApp();
  const key = keyName(obstacle.chord, keys.apple);
  if (obstacle.kind === 'refused') {
    return (
      <p className="key-note wrong" role="alert">
        {strings.keys.refused[obstacle.why](key)}
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps Esc from closing more than this
    <div
      className="key-note"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onStop();
      }}
    >
      <span role="alert">{strings.keys.conflict(key, strings.keys.names[obstacle.by])}</span>
      {/* biome-ignore lint/a11y/noAutofocus: whoever pressed the key is asked just this */}
      <button type="button" className="button small" autoFocus onClick={onSeize}>
        {strings.keys.take}
      </button>
      <button type="button" className="button plain small" onClick={onStop}>
        {strings.cancel}
      </button>
    </div>
  );
}
