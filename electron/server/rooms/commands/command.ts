import type { BareAddress } from '#electron/model/ids.ts';
import type { CommandForm } from '#electron/server/command.ts';
import type { Form } from '#electron/stanza/0004-form.ts';
import type { RoomContext } from '../context.ts';
import type { Answer, Refusal } from '../request.ts';

/** Something that administrators of the service do by one form (docs/protocol.md, "Commands of the service"). */
export interface RoomCommand {
  readonly node: string;
  /** What it does, for people. */
  readonly name: string;
  /** What is asked for; fields that are required are there when it runs. Absent where it runs at once. */
  readonly form?: (context: RoomContext) => CommandForm;
  readonly run: (
    context: RoomContext,
    submitted: Form,
    asker: BareAddress,
  ) => Outcome | Generator<Answer, Outcome, void>;
}

/** What takes longer than others should wait is done step by step, and everybody told of each (chores.ts). */
export type Outcome = Done | { readonly refused: Refusal };

/** What came of it, and what everybody else is to be told. */
export interface Done {
  readonly note?: string;
  readonly form?: Form;
  readonly told?: Answer;
}
