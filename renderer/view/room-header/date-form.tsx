import { type FormEvent, useId, useRef, useState } from 'react';
import { readDay } from '../dates.ts';
import { strings } from '../strings.ts';

/** A day to go to. `onGo` gets its first moment, where the person is, in milliseconds. */
export function DateForm({ onGo }: { readonly onGo: (date: number) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string>();
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const day = readDay(input.current?.value ?? '');
    if (day === undefined) setWrong(strings.goTo.noSuchDay);
    else if (day > Date.now()) setWrong(strings.goTo.notYet);
    else onGo(day);
  };
  return (
    <form className="go-to-date" onSubmit={submit} noValidate>
      <label htmlFor={id}>{strings.goTo.day}</label>
      <div className="go-to-row">
        <input
          ref={input}
          id={id}
          className="input"
          type="date"
          // biome-ignore lint/a11y/noAutofocus: the day is what this is opened for; the others are one step away
          autoFocus
          aria-invalid={wrong !== undefined}
          aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
          onChange={() => setWrong(undefined)}
        />
        <button type="submit" className="button primary">
          {strings.goTo.go}
        </button>
      </div>
      {wrong !== undefined && (
        <p className="hint wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </form>
  );
}
