import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { listedId } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { useKeyName } from '../parts/use-key.ts';
import { strings } from '../strings.ts';
import { type Found, keyOf } from './found.ts';
import { SearchPanel } from './search-panel.tsx';
import { useFound } from './use-found.ts';

/** Finds rooms, people, commands and messages as one types; the focus stays in the field, the arrows choose. */
export function SearchField() {
  const { search, peopleFound, navigation } = useApp();
  const { open, text, filter } = usePart(search, (state) => state);
  const found = useFound();
  const key = useKeyName('search');
  // By what it is: what comes later stands before it or after it, and takes its place never.
  const [chosenKey, setChosen] = useState<string>();
  const chosen = Math.max(
    found.findIndex((each) => keyOf(each) === chosenKey),
    0,
  );
  const area = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const narrowed = Object.keys(filter).length > 0;
  // Back from a message to the results, or sent here to look in one room.
  useEffect(() => {
    if (!open || area.current?.contains(document.activeElement)) return;
    input.current?.focus();
    input.current?.select();
  }, [open]);
  // What was pressed may be gone by what it did: the focus is never nowhere.
  useEffect(() => {
    if (open && document.activeElement === document.body) input.current?.focus();
  });

  const leave = (): void => {
    search.setOpen(false);
    if (area.current?.contains(document.activeElement)) input.current?.blur();
  };
  const start = (): void => {
    search.clear();
    peopleFound.clear();
    setChosen(undefined);
    input.current?.focus();
  };
  const go = (to: Found | undefined): void => {
    if (!to) return;
    if (to.kind === 'person') {
      start();
      void search.narrow({ by: to.person.name });
      return;
    }
    leave();
    if (to.kind === 'feed') navigation.showFeed(to.feed.id);
    else if (to.kind === 'room') navigation.show({ room: listedId(to.room) });
    else if (to.kind === 'message') navigation.showFound(to.hit.message, to.hit.roomName);
    else {
      search.clear();
      // Where the focus is once it is done, or once the dialog that it opens is closed.
      focusComposer();
      to.action.run();
    }
  };
  const latest = useRef(found[chosen]);
  useLayoutEffect(() => {
    latest.current = found[chosen];
  });
  /** What is chosen may be of what was looked for before: whoever is quicker than the answer gets what they asked for. */
  const enter = async (): Promise<void> => {
    if (found[chosen] === undefined || found[chosen].kind === 'message') await search.answered();
    const { open: still, text: now } = search.state.getState();
    if (still && now === text) go(latest.current);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      leave();
      focusComposer();
    } else if (event.target !== input.current || event.nativeEvent.isComposing) return;
    else if (event.key === 'Enter') void enter();
    else {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || event.altKey) return;
      const next = found[(chosen + step + found.length) % Math.max(found.length, 1)];
      setChosen(next && keyOf(next));
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
          setChosen(undefined);
          peopleFound.look(event.target.value);
          void search.write(event.target.value);
        }}
      />
      {text === '' && !narrowed && key !== undefined && <kbd>{key}</kbd>}
      {(text !== '' || narrowed) && (
        <button
          type="button"
          className="icon-button search-clear"
          aria-label={strings.search.clear}
          onClick={start}
        >
          <Icon name="close" />
        </button>
      )}
      {open && <SearchPanel found={found} chosen={chosen} onChoose={go} />}
    </search>
  );
}

function focusComposer(): void {
  document.querySelector<HTMLElement>('.composer textarea')?.focus();
}
