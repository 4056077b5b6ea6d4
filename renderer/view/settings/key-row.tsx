import { useRef } from 'react';
import type { KeyId } from '#renderer/store/keys/table.ts';
import { useApp, usePart } from '../app-context.ts';
import { keyName, keyNames } from '../parts/key-name.ts';
import { strings } from '../strings.ts';
import { KeyObstacle } from './key-obstacle.tsx';
import { KeyTools } from './key-tools.tsx';
import { useCatchKey } from './use-catch-key.ts';

interface Props {
  readonly id: KeyId;
  /** For those who do not see it happen. */
  readonly say: (words: string) => void;
}

/** An action and its key, which is changed in its place. */
export function KeyRow({ id, say }: Props) {
  const { keys } = useApp();
  const chord = usePart(keys, ({ bindings }) => bindings.get(id));
  const button = useRef<HTMLButtonElement>(null);
  const name = strings.keys.names[id];
  const catcher = useCatchKey(id, (now) => {
    say(strings.keys.now(name, now ? keyName(now, keys.apple) : strings.keys.none));
    button.current?.focus();
  });
  const { catching, obstacle } = catcher;
  return (
    <li className="key-row">
      <span className="key-meaning">{name}</span>
      <KeyTools id={id} catcher={catcher} />
      <button
        ref={button}
        type="button"
        className={catching ? 'key-held catching' : 'key-held'}
        aria-label={
          catching
            ? `${strings.keys.press} ${strings.keys.pressMore}`
            : strings.keys.change(name, chord ? keyName(chord, keys.apple) : strings.keys.none)
        }
        onClick={catcher.start}
        onKeyDown={(event) => catching && catcher.onKey(event)}
        onBlur={() => catching && catcher.stop()}
      >
        {catching ? (
          strings.keys.press
        ) : chord ? (
          keyNames(chord, keys.apple).map((key) => <kbd key={key}>{key}</kbd>)
        ) : (
          <span className="key-none">{strings.keys.none}</span>
        )}
      </button>
      {catching && !obstacle && <p className="key-note">{strings.keys.pressMore}</p>}
      {obstacle && (
        <KeyObstacle
          obstacle={obstacle}
          onSeize={catcher.seize}
          onStop={() => {
            catcher.stop();
            button.current?.focus();
          }}
        />
      )}
    </li>
  );
}
