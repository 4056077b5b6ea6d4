import type { MouseEvent } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { cannotBeFound } from './cannot-be-found.ts';
import { Coverage } from './coverage.tsx';
import { Filters } from './filters.tsx';
import type { Found } from './found.ts';
import { NothingFound } from './nothing-found.tsx';
import { ResultList } from './result-list.tsx';

interface Props {
  readonly found: readonly Found[];
  readonly chosen: number;
  readonly onChoose: (found: Found) => void;
}

/** What narrows the search, what was found, and in how much of what was said. */
export function SearchPanel({ found, chosen, onChoose }: Props) {
  const state = usePart(useApp().search, (all) => all);
  const { answered, fault } = state;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
    <div className="search-panel" onMouseDown={keepFocus}>
      <Filters />
      <ResultList found={found} chosen={chosen} onChoose={onChoose} />
      <FaultNote fault={fault ?? undefined} />
      {found.length === 0 && !fault && <NothingFound />}
      {answered && cannotBeFound(state) === undefined && <Coverage />}
      <div className="unseen" role="status">
        {answered ? strings.search.count(found.length) : ''}
      </div>
    </div>
  );
}

/** Only what takes the focus by itself may have it: a press between the results leaves it in the field. */
function keepFocus(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (!target?.closest('button, input, select, label, summary')) event.preventDefault();
}
