import type { KeyboardEvent } from 'react';
import { badgeKey } from '#renderer/store/add-ins.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import type { AddInTab } from './use-add-ins-here.ts';

interface Props {
  readonly room: RoomAddress;
  readonly tabs: readonly AddInTab[];
  readonly current: AddInTab;
}

/** Which of the add-ins is in sight (ARIA Authoring Practices, tabs): arrows go from one to the next. */
export function AddInTabs({ room, tabs, current }: Props) {
  const { addIns } = useApp();
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event.key);
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    addIns.choose(room, next.id);
    event.currentTarget.querySelector<HTMLElement>(`#${CSS.escape(tabId(next))}`)?.focus();
  };
  return (
    <div className="add-in-tabs" role="tablist" aria-label={strings.addIns.tabs} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <Tab
          key={tab.id}
          room={room}
          tab={tab}
          chosen={tab === current}
          onChoose={() => addIns.choose(room, tab.id)}
        />
      ))}
    </div>
  );
}

interface TabProps {
  readonly room: RoomAddress;
  readonly tab: AddInTab;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Tab({ room, tab, chosen, onChoose }: TabProps) {
  const count = usePart(useApp().addIns, ({ badges }) => badges.get(badgeKey(room, tab.id)) ?? 0);
  const name = tameName(tab.place.name);
  return (
    <button
      type="button"
      role="tab"
      id={tabId(tab)}
      className="add-in-tab"
      aria-selected={chosen}
      aria-controls={chosen ? panelId : undefined}
      aria-label={count === 0 ? undefined : strings.addIns.badge(name, count)}
      tabIndex={chosen ? 0 : -1}
      data-first-focus={chosen || undefined}
      title={name}
      onClick={onChoose}
    >
      <bdi className="clip">{name}</bdi>
      {count > 0 && <span className="count">{count > 99 ? '99+' : count}</span>}
    </button>
  );
}

export const panelId = 'add-in-panel';

export function tabId({ id }: AddInTab): string {
  return `add-in-tab-${id}`;
}

function stepOf(key: string): -1 | 0 | 1 {
  const rtl = document.documentElement.dir === 'rtl';
  if (key === 'ArrowRight') return rtl ? -1 : 1;
  if (key === 'ArrowLeft') return rtl ? 1 : -1;
  return 0;
}
