import type { ParseArgsOptionsConfig } from 'node:util';
import type { CommandResult, CommandValues, FillIn, OfferedCommand } from '#electron/chat/commands.ts';
import type { BareAddress } from '#electron/model/ids.ts';

/** One thing that an administrator can have done. */
export interface Verb {
  /** The two words that name it, such as `people add`; or one. */
  readonly words: string;
  /** What follows them, for the help: what stands in capitals is given in this order. */
  readonly takes?: string;
  /** What it does, for the help. */
  readonly does: string;
  readonly options?: ParseArgsOptionsConfig;
  readonly run: (given: Given, desk: Desk) => Promise<Outcome>;
}

/** What stood on the command line after the words. */
export interface Given {
  readonly words: readonly string[];
  /** Absent where it was not given; throws where it was given without a value. */
  text(option: string): string | undefined;
  flag(option: string): boolean;
}

export interface Outcome {
  /** What a program may go on with, line by line: standard output. */
  readonly lines?: readonly string[];
  /** What a person should know: standard error. */
  readonly note?: string;
}

export interface How {
  /** A service of the server, such as `rooms`. */
  readonly at?: string | undefined;
  /** How long it may take, in milliseconds. */
  readonly patience?: number;
}

/** The server, as far as verbs need it. */
export interface Desk {
  /** Runs a command of the server, or of a service, such as `rooms`. Rejects with a FaultError that says what the server said. */
  execute(node: string, values?: CommandValues | FillIn, how?: How): Promise<CommandResult>;
  /** The commands that may be run there. */
  offered(at?: string): Promise<readonly OfferedCommand[]>;
  /** The address that somebody meant, who left out the domain. */
  address(text: string): BareAddress;
  /** The same of a room. */
  room(text: string): BareAddress;
  /** The same of a person (`ana`), a group (`desk@groups`) or all of a domain (`@example.org`). */
  principal(text: string): BareAddress;
  /** A password from this file, or else from whoever sits at the terminal. */
  secret(prompt: string, file: string | undefined): Promise<string>;
}
