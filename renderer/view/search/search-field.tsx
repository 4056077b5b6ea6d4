import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { type Found, findRooms } from './found.ts';
import { SearchResults } from './search-results.tsx';

/** Finds rooms and messages as one types; the focus stays in the field, the arrows choose. */
export function SearchField() {
  const { search, rooms, navigation } = useApp();
  const { text, hits } = usePart(search, (state) => state);
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const area = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const found = useMemo<readonly Found[]>(
    () => [...findRooms(byAddress.values(), text), ...hits.map((hit) => ({ kind: 'message', hit }) as const)],
    [byAddress, text, hits],
  );

  const leave = (): void => {
    setOpen(false);
    input.current?.blur();
  };
  const go = (to: Found | undefined): void => {
    if (!to) return;
    leave();
    navigation.show(to.kind === 'room' ? { room: to.room.address } : to.hit.message);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((chosen + step + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') go(found[chosen]);
    else if (event.key === 'Escape') goBack();
    else return;
    event.preventDefault();
  };
  const goBack = (): void => {
    if (text !== '') return void search.write('');
    leave();
    document.querySelector<HTMLElement>('.composer textarea')?.focus();
  };
  const shown = open && text.trim() !== '';
  return (
    <search
      className="search"
      ref={area}
      onKeyDown={onKeyDown}
      onBlur={(event) => !area.current?.contains(event.relatedTarget) && setOpen(false)}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={strings.search.name}
        placeholder={strings.search.placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-controls={shown ? 'search-results' : undefined}
        aria-activedescendant={shown && found.length > 0 ? `found-${chosen}` : undefined}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setOpen(true);
          setChosen(0);
          void search.write(event.target.value);
        }}
      />
      {text === '' && <kbd>Ctrl K</kbd>}
      {shown && <SearchResults found={found} chosen={chosen} onChoose={go} />}
    </search>
  );
}
