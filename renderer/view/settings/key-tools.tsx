import { firstChord, isChanged } from '#renderer/store/keys/bindings.ts';
import type { KeyId } from '#renderer/store/keys/table.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { keyName } from '../parts/key-name.ts';
import { strings } from '../strings.ts';
import type { KeyCatcher } from './use-catch-key.ts';

interface Props {
  readonly id: KeyId;
  readonly catcher: Pick<KeyCatcher, 'take' | 'clear'>;
}

/** Back to the key at first, where there is another one now; and to none. */
export function KeyTools({ id, catcher }: Props) {
  const { keys, settings } = useApp();
  const has = usePart(keys, ({ bindings }) => bindings.has(id));
  const changed = usePart(settings, (state) => isChanged(state.keys, id));
  const first = firstChord(id, keys.apple);
  const name = strings.keys.names[id];
  const back = first && strings.keys.reset(name, keyName(first, keys.apple));
  return (
    <>
      {changed && first && (
        <button
          type="button"
          className="icon-button"
          aria-label={back}
          title={back}
          onClick={() => catcher.take(first)}
        >
          <Icon name="reload" />
        </button>
      )}
      {has && (
        <button
          type="button"
          className="icon-button"
          aria-label={strings.keys.clear(name)}
          title={strings.keys.clear(name)}
          onClick={catcher.clear}
        >
          <Icon name="close" />
        </button>
      )}
    </>
  );
}
