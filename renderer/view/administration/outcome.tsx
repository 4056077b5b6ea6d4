import { useState } from 'react';
import type { CommandOutcome } from '#renderer/store/facts.ts';
import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { columnName } from './column-name.ts';
import { OutcomeTable } from './outcome-table.tsx';

/** What a command answered. What is told once, like a token, can be copied. */
export function Outcome({ outcome }: { readonly outcome: CommandOutcome }) {
  const { notes, facts, rows } = outcome;
  return (
    <section className="outcome" role="status" aria-label={strings.administration.results}>
      {notes.map((note) => (
        <p key={note}>
          <bdi>{tame(note)}</bdi>
        </p>
      ))}
      {facts.map(({ label, values }) => (
        <Fact key={label} label={columnName(label, label)} value={values.join('\n')} />
      ))}
      {rows.length > 0 && <OutcomeTable outcome={outcome} />}
    </section>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <p className="outcome-fact">
      <span>{label}</span> <code dir="auto">{tame(value)}</code>
      <button type="button" className="button small" onClick={copy}>
        {copied ? strings.administration.copied : strings.administration.copy}
      </button>
    </p>
  );
}
