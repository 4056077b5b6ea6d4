import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { type Found, findRooms } from './found.ts';
import { SearchPanel } from './search-panel.tsx';

/** Finds rooms and messages as one types; the focus stays in the field, the arrows choose. */
export function SearchField() {
  const { search, rooms, navigation } = useApp();
  const { open, text, filter, hits } = usePart(search, (state) => state);
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const [chosen, setChosen] = useState(0);
  const area = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const narrowed = Object.keys(filter).length > 0;
  const found = useMemo<readonly Found[]>(
    () => [
      ...(narrowed ? [] : findRooms(byAddress.values(), text)),
      ...hits.map((hit) => ({ kind: 'message', hit }) as const),
    ],
    [byAddress, text, hits, narrowed],
  );
  // Back from a message to the results, or sent here to look in one room.
  useEffect(() => {
    if (!open || area.current?.contains(document.activeElement)) return;
    input.current?.focus();
    input.current?.select();
  }, [open]);

  const leave = (): void => {
    search.setOpen(false);
    if (area.current?.contains(document.activeElement)) input.current?.blur();
  };
  const go = (to: Found | undefined): void => {
    if (!to) return;
    leave();
    if (to.kind === 'room') navigation.show({ room: to.room.address });
    else navigation.showFound(to.hit.message);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      leave();
      document.querySelector<HTMLElement>('.composer textarea')?.focus();
    } else if (event.target !== input.current || event.nativeEvent.isComposing) return;
    else if (event.key === 'Enter') go(found[chosen]);
    else {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || event.altKey) return;
      setChosen((chosen + step + found.length) % Math.max(found.length, 1));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search
      className="search"
      ref={area}
      onKeyDown={onKeyDown}
      onBlur={({ target, relatedTarget }) => {
        // The window losing the focus takes nothing away.
        const stays = area.current?.contains(relatedTarget) || document.activeElement === target;
        if (!stays) search.setOpen(false);
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={strings.search.name}
        placeholder={strings.search.placeholder}
        autoComplete="off"
        spellCheck={false}
        aria-controls={open ? 'search-results' : undefined}
        aria-activedescendant={open && found.length > 0 ? `found-${chosen}` : undefined}
        value={text}
        onFocus={({ currentTarget }) => {
          search.setOpen(true);
          currentTarget.select();
        }}
        onClick={() => search.setOpen(true)}
        onChange={(event) => {
          search.setOpen(true);
          setChosen(0);
          void search.write(event.target.value);
        }}
      />
      {text === '' && !narrowed && <kbd>Ctrl K</kbd>}
      {(text !== '' || narrowed) && (
        <button
          type="button"
          className="icon-button search-clear"
          aria-label={strings.search.clear}
          onClick={() => {
            search.clear();
            setChosen(0);
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      {open && <SearchPanel found={found} chosen={chosen} onChoose={go} />}
    </search>
  );
}
