import { type Form, readForm, writeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

const actions = ['execute', 'cancel', 'complete', 'next', 'prev'] as const;
const statuses = ['executing', 'completed', 'canceled'] as const;
const noteTypes = ['info', 'warn', 'error'] as const;

export type CommandAction = (typeof actions)[number];
export type CommandStatus = (typeof statuses)[number];

export interface CommandNote {
  readonly type: (typeof noteTypes)[number];
  readonly text: string;
}

/** An ad-hoc command (XEP-0050): what is asked bears an `action`, what is answered a `status`. */
export interface Command {
  readonly node: string;
  readonly action?: CommandAction;
  readonly status?: CommandStatus;
  readonly sessionId?: string;
  readonly notes: readonly CommandNote[];
  readonly form?: Form;
}

/** Reads a `<command/>`, or the one that is a child of what is given; undefined for what is none. */
export function readCommand(element: Element): Command | undefined {
  const command = element.is('command', NS.commands) ? element : element.getChild('command', NS.commands);
  const { node, action, status, sessionid: sessionId } = command?.attrs ?? {};
  if (!command || typeof node !== 'string' || node === '') return undefined;
  if (action !== undefined && !isOneOf(actions, action)) return undefined;
  if (status !== undefined && !isOneOf(statuses, status)) return undefined;
  const form = readForm(command);
  return {
    node,
    ...(action && { action }),
    ...(status && { status }),
    ...(typeof sessionId === 'string' && { sessionId }),
    notes: command.getChildren('note', NS.commands).map(readNote),
    ...(form && { form }),
  };
}

/** A command that waits for its form says that the form is its only step (XEP-0050, 3.4). */
export function writeCommand(command: Omit<Command, 'notes'> & Partial<Pick<Command, 'notes'>>): Element {
  const { node, action, status, sessionId: sessionid, notes = [], form } = command;
  return xml(
    'command',
    { xmlns: NS.commands, node, action, status, sessionid },
    status === 'executing' && xml('actions', { execute: 'complete' }, xml('complete')),
    ...notes.map(({ type, text }) => xml('note', { type }, text)),
    form && writeForm(form),
  );
}

/** XEP-0050, 4.3: a note that does not say what it is, is information. */
function readNote(note: Element): CommandNote {
  const { type } = note.attrs;
  return { type: isOneOf(noteTypes, type) ? type : 'info', text: note.text() };
}

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return values.some((one) => one === value);
}
