import { useCallback, useEffect, useState } from 'react';
import type { Area, Command } from '#renderer/store/administration.ts';
import type { CommandOutcome, CommandValues, Fault } from '#renderer/store/facts.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { CommandView } from './command-view.tsx';
import { Outcome } from './outcome.tsx';
import { OutcomeTable } from './outcome-table.tsx';

interface Doing {
  readonly command: Command;
  readonly row?: CommandValues;
}

/** The list of an area and what can be done there; one command at a time takes its place. */
export function AreaView({ area }: { readonly area: Area }) {
  const { list, ofRow, others } = area;
  const { outcome, fault, load } = useList(list);
  const [doing, setDoing] = useState<Doing | undefined>(() => onlyOne(area));
  const [done, setDone] = useState<CommandOutcome>();
  if (doing) {
    return (
      <CommandView
        key={doing.command.node}
        {...doing}
        onBack={() => setDoing(undefined)}
        onDone={(result) => {
          setDone(result);
          setDoing(undefined);
          void load();
        }}
      />
    );
  }
  return (
    <div className="area-list">
      <p className="area-buttons">
        {others.map((command) => (
          <button key={command.node} type="button" className="button" onClick={() => setDoing({ command })}>
            {command.name}
          </button>
        ))}
      </p>
      {done && <Outcome outcome={done} />}
      <FaultNote fault={fault} />
      {list && !outcome && !fault && <p className="dialog-empty late">{strings.administration.loading}</p>}
      {outcome && (
        <OutcomeTable
          outcome={outcome}
          commands={ofRow}
          onDo={(command, row) => setDoing({ command, row })}
        />
      )}
    </div>
  );
}

/** An area that is one form, and nothing to list, shows that form at once. */
function onlyOne({ list, others }: Area): Doing | undefined {
  const [command, more] = others;
  return !list && command && !more ? { command } : undefined;
}

interface Listed {
  readonly outcome?: CommandOutcome;
  readonly fault?: Fault;
}

function useList(list: Command | undefined): Listed & { readonly load: () => Promise<void> } {
  const { ask } = useApp();
  const [listed, setListed] = useState<Listed>({});
  const load = useCallback(async (): Promise<void> => {
    if (!list) return;
    try {
      const { step } = await ask('admin.run', { at: list.at, node: list.node, values: {} });
      if ('outcome' in step) setListed(step);
    } catch (error) {
      setListed({ fault: faultOf(error) });
    }
  }, [ask, list]);
  useEffect(() => void load(), [load]);
  return { ...listed, load };
}
