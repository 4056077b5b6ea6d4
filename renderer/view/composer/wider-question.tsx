import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';

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
