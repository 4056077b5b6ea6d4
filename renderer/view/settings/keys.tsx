import { useDeferredValue, useState } from 'react';
import { fold } from '#electron/model/text/fold.ts';
import { isChanged } from '#renderer/store/keys/bindings.ts';
import { type KeyId, keyGroups, keyIds, keyTable } from '#renderer/store/keys/table.ts';
import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { keyName } from '../parts/key-name.ts';
import { strings } from '../strings.ts';
import { FixedKeys } from './fixed-keys.tsx';
import { KeyRow } from './key-row.tsx';

/** Every action with its key: looked up by what it does or by the key, and changed by pressing another. */
export function Keys() {
  const [text, setText] = useState('');
  const [said, say] = useState('');
  const found = useFoundKeys(useDeferredValue(text));
  return (
    <ModalFrame title={strings.keys.title}>
      <div className="keys-find">
        <input
          className="input"
          type="search"
          // biome-ignore lint/a11y/noAutofocus: what one comes for is found by typing
          autoFocus
          aria-label={strings.keys.find}
          placeholder={strings.keys.find}
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <div className="keys">
        {keyGroups.map((group) => (
          <Group
            key={group}
            title={strings.keys.groups[group]}
            ids={found.filter((id) => keyTable[id].group === group)}
            say={say}
          />
        ))}
        {found.length === 0 && <p className="keys-none">{strings.keys.nothing}</p>}
        {text === '' && <FixedKeys />}
      </div>
      <Foot said={said} say={say} />
    </ModalFrame>
  );
}

/** Those whose name or key has all the words. */
function useFoundKeys(text: string): readonly KeyId[] {
  const { keys } = useApp();
  const bindings = usePart(keys, (state) => state.bindings);
  const words = fold(text).split(/\s+/u);
  return keyIds.filter((id) => {
    const chord = bindings.get(id);
    const whole = fold(`${strings.keys.names[id]} ${chord ? keyName(chord, keys.apple) : ''}`);
    return words.every((word) => whole.includes(word));
  });
}

interface GroupProps {
  readonly title: string;
  readonly ids: readonly KeyId[];
  readonly say: (words: string) => void;
}

function Group({ title, ids, say }: GroupProps) {
  if (ids.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {ids.map((id) => (
          <KeyRow key={id} id={id} say={say} />
        ))}
      </ul>
    </section>
  );
}

/** What happened last, and the way back from everything. */
function Foot({ said, say }: { readonly said: string; readonly say: (words: string) => void }) {
  const { keys, settings } = useApp();
  const changed = usePart(settings, (state) => keyIds.filter((id) => isChanged(state.keys, id)).length);
  return (
    <footer className="dialog-foot keys-foot">
      <span className="keys-said" role="status">
        {said || (changed > 0 && strings.keys.changed(changed))}
      </span>
      <button
        type="button"
        className="button"
        aria-disabled={changed === 0}
        onClick={() => {
          if (changed === 0) return;
          keys.resetAll();
          say(strings.keys.resetDone);
        }}
      >
        {strings.keys.resetAll}
      </button>
    </footer>
  );
}
