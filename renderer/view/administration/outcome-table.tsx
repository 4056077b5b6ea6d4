import { useMemo, useState } from 'react';
import { type Command, isFor } from '#renderer/store/administration.ts';
import type { CommandOutcome, CommandValues } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { columnName } from './column-name.ts';
import { RowMenu } from './row-menu.tsx';

interface Props {
  readonly outcome: CommandOutcome;
  /** What can be done with one line. */
  readonly commands?: readonly Command[];
  readonly onDo?: (command: Command, row: CommandValues) => void;
}

/** More lines than these are not drawn: a few letters find the one. */
const most = 200;
/** From so many lines on the list has a filter. */
const many = 8;

export function OutcomeTable({ outcome, commands = [], onDo }: Props) {
  const { rows } = outcome;
  const columns = shownColumns(outcome);
  const me = usePart(useApp().session, ({ account }) => account?.address ?? '');
  const [text, setText] = useState('');
  const words = text.trim().toLocaleLowerCase();
  const fitting = useMemo(
    () => rows.filter((row) => Object.values(row).flat().join('\n').toLocaleLowerCase().includes(words)),
    [rows, words],
  );
  if (rows.length === 0) return <p className="dialog-empty">{strings.administration.none}</p>;
  return (
    <>
      {rows.length >= many && (
        <input
          className="input"
          type="text"
          aria-label={strings.administration.filter}
          placeholder={strings.administration.filter}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {fitting.length === 0 && <p className="dialog-empty">{strings.administration.noMatch(text)}</p>}
      {fitting.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
        <section className="outcome-table" tabIndex={0} aria-label={strings.administration.results}>
          <table>
            <thead>
              <tr>
                {columns.map(({ name, label }) => (
                  <th key={name} scope="col">
                    {columnName(name, label)}
                  </th>
                ))}
                {commands.length > 0 && <td />}
              </tr>
            </thead>
            <tbody>
              {fitting.slice(0, most).map((row) => (
                <tr key={keyOf(row, columns)}>
                  {columns.map(({ name }) => (
                    <td key={name}>
                      <bdi>{cell(row[name])}</bdi>
                    </td>
                  ))}
                  {commands.length > 0 && (
                    <td className="outcome-actions">
                      <RowMenu
                        of={cell(row[columns[0]?.name ?? ''])}
                        commands={commands.filter((command) => isFor(command, row, me))}
                        onDo={(command) => onDo?.(command, row)}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

/** A number that only programs use is left out where there is a name. */
function shownColumns({ columns }: CommandOutcome): CommandOutcome['columns'] {
  const named = columns.some(({ name }) => name === 'name' || name === 'note');
  return columns.filter(({ name }) => name !== 'id' || !named);
}

function keyOf(row: CommandValues, columns: CommandOutcome['columns']): string {
  return [row.id?.[0], ...columns.map(({ name }) => row[name]?.join(' '))].join('\n');
}

function cell(values: readonly string[] = []): string {
  const text = values.join(', ');
  if (text === '1' || text === 'yes') return strings.yes;
  if (text === '0' || text === 'no') return strings.no;
  return text === '' ? '' : tameName(text);
}
