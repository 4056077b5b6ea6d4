import { useEffect, useRef } from 'react';
import { nameOf } from '#renderer/store/search-hits.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import type { Found } from './found.ts';
import { Hit } from './hit.tsx';

interface Props {
  readonly found: readonly Found[];
  readonly chosen: number;
  readonly onChoose: (found: Found) => void;
}

/** Rooms and messages, one of them chosen: the field names it, and takes the keys. */
export function ResultList({ found, chosen, onChoose }: Props) {
  const { search } = useApp();
  const { more, terms, hits } = usePart(search, (state) => state);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#found-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const firstMessage = found.findIndex(({ kind }) => kind === 'message');
  const labelAt = (index: number): string | undefined => {
    if (index === firstMessage) return strings.search.messages;
    return index === 0 ? strings.search.rooms : undefined;
  };
  return (
    <div className="search-list" ref={list}>
      <div id="search-results" role="listbox" tabIndex={-1} aria-label={strings.search.results}>
        {found.map((each, index) => (
          <Result
            key={each.kind === 'room' ? each.room.address : nameOf(each.hit)}
            found={each}
            index={index}
            chosen={index === chosen}
            terms={terms}
            label={labelAt(index)}
            onChoose={onChoose}
          />
        ))}
      </div>
      {more && (
        <p className="search-more">
          {strings.search.newest(hits.length)}
          {hits.length < 500 && (
            <button type="button" className="button plain small" onClick={() => void search.showMore()}>
              {strings.search.showMore}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface ResultProps {
  readonly found: Found;
  readonly index: number;
  readonly chosen: boolean;
  readonly terms: readonly string[];
  readonly label: string | undefined;
  readonly onChoose: (found: Found) => void;
}

function Result({ found, index, chosen, terms, label, onChoose }: ResultProps) {
  return (
    <>
      {label && (
        <p className="search-label" role="presentation">
          {label}
        </p>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen one */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys */}
      <div
        id={`found-${index}`}
        role="option"
        aria-selected={chosen}
        className={`found ${found.kind}-hit`}
        onClick={() => onChoose(found)}
      >
        {found.kind === 'room' ? (
          <>
            <RoomIcon room={found.room} />
            <bdi className="clip name">{tameName(found.room.name)}</bdi>
            <bdi className="clip where">{tameName(found.room.category)}</bdi>
          </>
        ) : (
          <Hit hit={found.hit} terms={terms} />
        )}
      </div>
    </>
  );
}
