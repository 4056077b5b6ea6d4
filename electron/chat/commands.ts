import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { conditionOf } from '../session/request-fault.ts';
import type { Session } from '../session/session.ts';
import type { Form, FormField } from '../stanza/0004-form.ts';
import { type Command, type CommandNote, readCommand, writeCommand } from '../stanza/0050-commands.ts';
import { NS } from '../stanza/namespaces.ts';
import { askItems } from './service/directory.ts';

export interface OfferedCommand {
  readonly node: string;
  readonly name: string;
}

/** What is filled into a form: by the names of its fields. */
export type CommandValues = Readonly<Record<string, string | readonly string[]>>;

/** Fills in a form once it is there, as a person does who reads it first. */
export type FillIn = (form: Form) => CommandValues | Promise<CommandValues>;

export interface CommandResult {
  readonly form?: Form;
  readonly notes: readonly CommandNote[];
}

/** More steps than this is no form that somebody fills in. */
const mostSteps = 8;

/** Milliseconds: some commands remove thousands of messages before they answer. */
const patience = 120_000;

const nothing: Form = { type: 'form', fields: [] };

/** What a server or service lets this account do beside chatting: ad-hoc commands (XEP-0050). */
export class Commands {
  readonly #session: Session;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
  }

  /** What this account may run there; by default on its own server. Empty where commands are unknown, or not for it. */
  async list(at: BareAddress = this.#session.domain): Promise<readonly OfferedCommand[]> {
    try {
      const items = await askItems(this.#session, at, NS.commands);
      return items.flatMap(({ node, name }) => (node ? [{ node, name: name || node }] : []));
    } catch (error) {
      if (conditionOf(error) === undefined) throw error;
      return [];
    }
  }

  /**
   * Runs one to its end: each form that it asks for is filled in from `values`, and what they do not name keeps the
   * value that the form has. `timeout` is for each step, in milliseconds; 120,000 unless told. FaultErrors: InvalidArgument (a value is
   * missing), CommandFailed (with the server's reason), ErrorPermission, NoSuchNode, and those of every request.
   */
  async execute(
    node: string,
    values: CommandValues | FillIn = {},
    at: BareAddress = this.#session.domain,
    timeout?: number,
  ): Promise<CommandResult> {
    const fillIn = typeof values === 'function' ? values : () => values;
    let answer = await this.#ask({ node, action: 'execute' }, at, timeout);
    for (let step = 0; answer.status === 'executing'; step += 1) {
      if (step === mostSteps)
        throw new FaultError('CommandFailed', 'The server asks for ever more, so this was broken off.');
      const { sessionId, form: asked = nothing } = answer;
      const form = submission(asked, await fillIn(asked));
      answer = await this.#ask({ node, ...(sessionId && { sessionId }), form }, at, timeout);
    }
    return resultOf(answer);
  }

  async #ask(
    command: Parameters<typeof writeCommand>[0],
    to: BareAddress,
    timeout = patience,
  ): Promise<Command> {
    const payload = writeCommand(command);
    const answer = await this.#session.request({
      type: 'set',
      to,
      payload,
      timeout,
    });
    const read = answer && readCommand(answer);
    if (read?.status) return read;
    throw new FaultError('UnknownServerError', 'The server gave no answer that Perch understands.');
  }
}

function resultOf({ form, notes, status }: Command): CommandResult {
  const failed = notes.find(({ type }) => type === 'error');
  if (failed || status === 'canceled') {
    throw new FaultError('CommandFailed', failed?.text || 'The server broke this off.');
  }
  return { notes, ...(form && { form }) };
}

/** A submission of the form (XEP-0004, 3.2): only of what it asks for. */
function submission(form: Form, values: CommandValues): Form {
  const asked = form.fields.filter(({ name, type }) => name !== '' && type !== 'fixed');
  const fields = asked.map((field) => ({ ...bare(field), values: valuesOf(field, values) }));
  // What is named without a value becomes empty; what is not named stays (XEP-0004, 3.3).
  const named = fields.filter((field) => field.values.length > 0 || values[field.name] !== undefined);
  return { type: 'submit', fields: named };
}

function bare({ name, type }: FormField): Omit<FormField, 'values'> {
  return { name, ...(type === 'hidden' && { type }) };
}

function valuesOf(
  { name, label, required, values: preset }: FormField,
  values: CommandValues,
): readonly string[] {
  const given = values[name];
  const filled = given === undefined ? preset : [given].flat();
  if (required && filled.length === 0) {
    throw new FaultError('InvalidArgument', `This is missing: ${label || name}.`, { field: name });
  }
  return filled;
}
