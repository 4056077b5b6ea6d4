import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { Icon } from './icons.tsx';
import { useKey } from './parts/use-key.ts';
import { tameName } from './plain-text.ts';
import { strings } from './strings.ts';

interface Props {
  readonly title: string;
  readonly more: string;
  /** What reaches more people. */
  readonly yes: string;
  readonly onYes: () => void;
  readonly no: string;
  readonly onNo: () => void;
  readonly third?: { readonly word: string; readonly onAct: () => void };
  /** The key that led here says yes as well. */
  readonly byKey?: boolean;
}

/** Words are about to reach more people than before: nothing happens until somebody says so. */
export function WiderQuestion({ title, more, yes, onYes, no, onNo, third, byKey = false }: Props) {
  const safe = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { title: tip, ...key } = useKey('audience', yes);
  useEffect(() => safe.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onNo();
  };
  return (
    <div
      className="wider"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-more`}
      onKeyDown={onKeyDown}
    >
      <p className="wider-words">
        <Icon name="secret" />
        <span>
          <strong id={`${id}-title`}>
            <bdi>{title}</bdi>
          </strong>{' '}
          <bdi id={`${id}-more`}>{more}</bdi>
        </span>
      </p>
      <p className="wider-answers">
        <button type="button" className="button small" ref={safe} onClick={onNo}>
          {no}
        </button>
        {third && (
          <button type="button" className="button small" onClick={third.onAct}>
            {third.word}
          </button>
        )}
        <button
          type="button"
          className="button small"
          title={byKey ? tip : undefined}
          {...(byKey && key)}
          onClick={onYes}
        >
          {yes}
        </button>
      </p>
    </div>
  );
}

interface Asked {
  /** Where it would go. */
  readonly room: Pick<RoomEntry, 'name' | 'privacy'>;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What was written is from when fewer people could read the room. */
export function OpenedQuestion({ room, onYes, onNo }: Asked) {
  if (room.privacy === 'Secret') return null;
  const { title, more, yes, no } = strings.audience.opened;
  const reaches = more[room.privacy](tameName(room.name));
  return (
    <WiderQuestion title={title[room.privacy]} more={reaches} yes={yes} onYes={onYes} no={no} onNo={onNo} />
  );
}

/** What is for everybody repeats what was said among the insiders; `saidIn`: by its name. */
export function RepeatsQuestion({ room, saidIn, onYes, onNo }: Asked & { readonly saidIn: string }) {
  const { title, more, yes, no } = strings.audience.repeats;
  const [what, reaches] = [title(tameName(saidIn)), more(tameName(room.name))];
  return <WiderQuestion title={what} more={reaches} yes={yes} onYes={onYes} no={no} onNo={onNo} />;
}
