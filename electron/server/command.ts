import type { BareAddress } from '#electron/model/ids.ts';
import type { Form, FormField } from '#electron/stanza/0004-form.ts';
import type { StanzaError } from '#electron/stanza/stanza-error.ts';
import type { Session } from './session.ts';

/** Whoever asks for a command: one of our accounts, from one of its devices. */
export interface CommandAsker {
  readonly account: BareAddress;
  readonly session: Session | undefined;
}

/** Something that is done by one form, or by none (XEP-0050). */
export interface ServerCommand {
  readonly node: string;
  /** What it does, for people. */
  readonly name: string;
  /** Whoever else asks is told `forbidden`, and does not find it in the list. */
  readonly who: 'administrator' | ((asker: CommandAsker) => boolean);
  /** What is asked for; absent where it runs at once. Fields that are required are there when it runs. */
  readonly form?: CommandForm | ((asker: CommandAsker) => CommandForm);
  /** Within the turn; what it stores after it has waited for something goes through `context.store`. */
  readonly run: (submitted: Form, asker: CommandAsker) => CommandOutcome | Promise<CommandOutcome>;
}

export interface CommandForm {
  /** XEP-0068. */
  readonly formType: string;
  readonly instructions?: string;
  readonly fields: readonly FormField[];
}

/** What came of it, or why nothing did. */
export type CommandOutcome = { readonly note?: string; readonly form?: Form } | StanzaError;

/** The form of a command as it is handed out. */
export function writeCommandForm(name: string, { formType, instructions, fields }: CommandForm): Form {
  const type = { name: 'FORM_TYPE', type: 'hidden', values: [formType] } as const;
  return {
    type: 'form',
    title: name,
    ...(instructions !== undefined && { instructions }),
    fields: [type, ...fields],
  };
}

/** The first field that is required and has no value. */
export function missingField(form: CommandForm, submitted: Form): FormField | undefined {
  const given = new Map(submitted.fields.map((field) => [field.name, field.values]));
  return form.fields.find((field) => field.required && !given.get(field.name)?.some((value) => value !== ''));
}
