import type { ReactNode } from 'react';
import { longest } from '#renderer/store/room-draft.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it. */
  readonly problem?: string | undefined;
  readonly optional?: boolean;
  readonly autoFocus?: boolean;
}

/** How near the limit is where it begins to be counted, in characters. */
const near = 56;

/** A line of at most 256 characters, as names and descriptions of rooms are. */
export function TextLine({
  id,
  label,
  value,
  onChange,
  problem,
  optional = false,
  autoFocus = false,
}: Props) {
  const left = longest - [...value.trim()].length;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{strings.roomForm.optional}</span>}
      </label>
      <input
        id={id}
        className="input"
        dir="auto"
        autoComplete="off"
        aria-invalid={problem !== undefined || left < 0}
        aria-describedby={`${id}-hint`}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
      <Hint id={`${id}-hint`} wrong={problem !== undefined || left < 0}>
        {left < 0 ? strings.roomForm.over(-left) : (problem ?? (left <= near && strings.roomForm.left(left)))}
      </Hint>
    </div>
  );
}

interface HintProps {
  readonly id: string;
  readonly wrong: boolean;
  readonly children: ReactNode;
}

/** Stands there before it has anything to say, so that what it says is heard. */
function Hint({ id, wrong, children }: HintProps) {
  return (
    <p id={id} className={wrong ? 'hint wrong' : 'hint'} aria-live="polite">
      {children}
    </p>
  );
}
