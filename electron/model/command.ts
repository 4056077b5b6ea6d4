/** Something that a service lets the signed-in person do beside chatting (XEP-0050). */
export interface OfferedCommand {
  readonly node: string;
  /** What it does, for people. */
  readonly name: string;
}

/** What is filled into a form, by the names of its fields; what is left out stays as the form has it. */
export type CommandValues = Readonly<Record<string, readonly string[]>>;

/** XEP-0004, 3.3; `hidden` ones are not shown to the window. */
export type CommandFieldType =
  | 'boolean'
  | 'fixed'
  | 'jid-multi'
  | 'jid-single'
  | 'list-multi'
  | 'list-single'
  | 'text-multi'
  | 'text-private'
  | 'text-single';

/** One line of a form (XEP-0004, 3.2). */
export interface CommandField {
  readonly name: string;
  readonly type: CommandFieldType;
  readonly label: string;
  readonly required: boolean;
  /** What it has now. Of a `boolean`: `1` or `0`. Of a `fixed` one: what it says to people. */
  readonly values: readonly string[];
  /** Of the lists. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface CommandForm {
  readonly title: string;
  readonly instructions: string;
  readonly fields: readonly CommandField[];
}

/** What came of a command. */
export interface CommandOutcome {
  /** Sentences for people. */
  readonly notes: readonly string[];
  readonly facts: readonly { readonly label: string; readonly values: readonly string[] }[];
  /** A table; no columns where there is none. */
  readonly columns: readonly { readonly name: string; readonly label: string }[];
  /** By the names of the columns; what a row lacks is left out. */
  readonly rows: readonly CommandValues[];
}

/** A command either asks something first, or is done. */
export type CommandStep = { readonly form: CommandForm } | { readonly outcome: CommandOutcome };
