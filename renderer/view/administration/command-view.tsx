import { useEffect, useState } from 'react';
import {
  type Command,
  firstValues,
  isGrave,
  shortName,
  valuesToSend,
} from '#renderer/store/administration.ts';
import type { CommandForm, CommandOutcome, CommandValues } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { type Submit, useSubmit } from '../use-submit.ts';
import { CommandFieldView } from './command-field.tsx';

interface Props {
  readonly command: Command;
  /** The line of the list that it is about. */
  readonly row?: CommandValues;
  readonly onBack: () => void;
  readonly onDone: (outcome: CommandOutcome) => void;
}

/** One command: its form, where it has one, and once more in words before what is grave. */
export function CommandView({ command, row, onBack, onDone }: Props) {
  const submit = useSubmit();
  const { form, run } = useCommand(command, submit, onDone);
  return (
    <section className="command" aria-label={command.name}>
      <h3>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.administration.back}
          onClick={onBack}
        >
          <Icon name="back" />
        </button>
        {command.name}
      </h3>
      {form ? (
        <FilledForm command={command} form={form} row={row} submit={submit} run={run} />
      ) : (
        <FaultNote fault={submit.fault} />
      )}
    </section>
  );
}

/** Asks for the form at once; a command that has none is done by that. */
function useCommand({ at, node }: Command, { run: wait }: Submit, onDone: Props['onDone']) {
  const { ask } = useApp();
  const [form, setForm] = useState<CommandForm>();
  const run = (values?: CommandValues): Promise<void> =>
    wait(async () => {
      const { step } = await ask('admin.run', { at, node, ...(values && { values }) });
      if ('form' in step) setForm(step.form);
      else onDone(step.outcome);
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each command, which its key makes anew
  useEffect(() => void run(), []);
  return { form, run };
}

interface FormProps {
  readonly command: Command;
  readonly form: CommandForm;
  readonly row: CommandValues | undefined;
  readonly submit: Submit;
  readonly run: (values: CommandValues) => Promise<void>;
}

function FilledForm({ command, form, row, submit: { busy, fault }, run }: FormProps) {
  const domain = usePart(useApp().session, ({ account }) => account?.address.split('@')[1] ?? '');
  const [first] = useState(() => firstValues(command, form, row, domain));
  const [values, setValues] = useState(first);
  const [sure, setSure] = useState(false);
  const sent = valuesToSend(form, first, values, row !== undefined);
  const asks = isGrave(command) && !sure;
  return (
    <form
      className="command-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (asks) setSure(true);
        else void run(sent).finally(() => setSure(false));
      }}
    >
      {form.instructions !== '' && <p className="hint">{tame(form.instructions)}</p>}
      {form.fields.map((field) => (
        <CommandFieldView
          key={field.name}
          field={field}
          values={values[field.name] ?? []}
          onChange={(next) => {
            setValues({ ...values, [field.name]: next });
            setSure(false);
          }}
          kept={row !== undefined && row[field.name] === undefined}
        />
      ))}
      <FaultNote fault={fault} />
      {sure && <Sure command={command} sent={sent} />}
      <footer className="dialog-foot">
        <button type="submit" className="button primary" aria-disabled={busy}>
          {busy
            ? strings.administration.running
            : sure
              ? strings.administration.yes
              : strings.administration.run}
        </button>
      </footer>
    </form>
  );
}

/** What it does to people, in words. */
function effectOf(command: Command): string {
  const known: Readonly<Record<string, string>> = strings.administration.grave;
  return known[shortName(command)] ?? strings.administration.confirmMore;
}

function Sure({ command, sent }: { readonly command: Command; readonly sent: CommandValues }) {
  const what = Object.values(sent).flat().map(tameName).join(', ');
  return (
    <p className="fault" role="alert">
      <Icon name="warning" />
      <span>
        {strings.administration.confirm(command.name)} <bdi>{what}</bdi>. {effectOf(command)}
      </span>
    </p>
  );
}
