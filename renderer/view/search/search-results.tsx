import { useEffect, useRef } from 'react';
import type { SearchHit } from '#renderer/store/facts.ts';
import { nameOf } from '#renderer/store/search-hits.ts';
import { useApp, usePart } from '../app-context.ts';
import { datesIn } from '../dates.ts';
import { FaultNote } from '../fault-note.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import type { Found } from './found.ts';
import { Highlight } from './highlight.tsx';

interface Props {
  readonly found: readonly Found[];
  readonly chosen: number;
  readonly onChoose: (found: Found) => void;
}

export function SearchResults({ found, chosen, onChoose }: Props) {
  const { text, answered, terms, fault } = usePart(useApp().search, (state) => state);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#found-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const done = answered?.text === text.trim();
  const firstMessage = found.findIndex(({ kind }) => kind === 'message');
  return (
    <div className="search-panel">
      <div
        className="search-list"
        id="search-results"
        role="listbox"
        tabIndex={0}
        aria-label={strings.search.results}
        ref={list}
      >
        {found.map((each, index) => (
          <Result
            key={each.kind === 'room' ? each.room.address : nameOf(each.hit)}
            found={each}
            index={index}
            chosen={index === chosen}
            words={terms}
            label={
              index === firstMessage
                ? strings.search.messages
                : index === 0
                  ? strings.search.rooms
                  : undefined
            }
            onChoose={onChoose}
          />
        ))}
      </div>
      <FaultNote fault={fault ?? undefined} />
      {found.length === 0 && !fault && (
        <p className="search-none">{done ? strings.search.nothing(text.trim()) : strings.search.searching}</p>
      )}
      <p className="search-scope">{strings.search.scope}</p>
      <div className="unseen" role="status">
        {done ? strings.search.count(found.length) : ''}
      </div>
    </div>
  );
}

interface ResultProps {
  readonly found: Found;
  readonly index: number;
  readonly chosen: boolean;
  readonly words: readonly string[];
  readonly label: string | undefined;
  readonly onChoose: (found: Found) => void;
}

function Result({ found, index, chosen, words, label, onChoose }: ResultProps) {
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
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onChoose(found)}
      >
        {found.kind === 'room' ? (
          <>
            <RoomIcon room={found.room} />
            <bdi className="clip name">{tameName(found.room.name)}</bdi>
            <bdi className="clip where">{tameName(found.room.category)}</bdi>
          </>
        ) : (
          <Hit hit={found.hit} words={words} />
        )}
      </div>
    </>
  );
}

function Hit({ hit, words }: { readonly hit: SearchHit; readonly words: readonly string[] }) {
  const language = usePart(useApp().session, ({ host }) => host.language);
  const { message } = hit;
  return (
    <>
      <span className="found-head">
        <bdi className="clip name">{tameName(message.author.name)}</bdi>
        <bdi className="clip where">{tameName(hit.roomName)}</bdi>
        <time>{datesIn(language).short(message.sentAt, Date.now())}</time>
      </span>
      <span className="found-text">
        <Highlight
          text={message.storyTitle ? `${message.storyTitle} – ${message.text}` : message.text}
          words={words}
        />
      </span>
    </>
  );
}
