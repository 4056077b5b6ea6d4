import { missingField, writeCommandForm } from '#electron/server/command.ts';
import { writeDiscoInfo, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { Chore } from '../chores.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse, refuseFor } from '../request.ts';
import { addinCommands } from './addin-commands.ts';
import { categoryCommands } from './category-commands.ts';
import type { Outcome, RoomCommand } from './command.ts';
import { groupCommands } from './group-commands.ts';
import { limitCommands } from './limit-commands.ts';
import { messageCommands } from './message-commands.ts';
import { roomCommands } from './room-commands.ts';

/** One running of a command (XEP-0050, 3.3). */
interface CommandSession {
  readonly node: string;
  readonly sessionId: string;
}

const commands: readonly RoomCommand[] = [
  ...categoryCommands,
  ...groupCommands,
  ...roomCommands,
  ...messageCommands,
  ...addinCommands,
  ...limitCommands,
];

/** The commands (XEP-0050, 3.2), for those who may run them; for everybody else there are none. */
export function listCommands({ people, domain }: RoomContext, request: Request): Answer {
  const mine = people.isAdministrator(request.account) ? commands : [];
  const items = mine.map(({ node, name }) => ({ address: domain, node, name }));
  return answer(request, writeDiscoItems({ node: NS.commands, items }));
}

/** What a command is (XEP-0050, 3.1); undefined for a node that is none. */
export function describeCommand(request: Request, node: string): Answer | undefined {
  const found = commands.find((command) => command.node === node);
  if (!found) return undefined;
  const identities = [{ category: 'automation', type: 'command-node', name: found.name }];
  return answer(request, writeDiscoInfo({ node, identities, features: [NS.commands, NS.form] }));
}

/** Without its form a command asks for it; the form is the last step (XEP-0050, 3.4 and 4.4). */
export function executeCommand(context: RoomContext, request: Request, question: Element): Answer {
  if (!context.people.isAdministrator(request.account)) {
    return refuse(request, 'forbidden', 'Only administrators can do this.', { code: 'ErrorPermission' });
  }
  const asked = readCommand(question);
  const command = commands.find(({ node }) => node === asked?.node);
  if (!asked || !command) return refuse(request, 'item-not-found', 'There is no such command.');
  const session = { node: command.node, sessionId: asked.sessionId ?? context.ids() };
  if (asked.action === 'cancel') return answer(request, writeCommand({ ...session, status: 'canceled' }));
  if (asked.action === 'prev') return refuse(request, 'bad-request', 'There is no step before this one.');
  const form = command.form?.(context);
  if (form && asked.form?.type !== 'submit') {
    const offered = writeCommandForm(command.name, form);
    return answer(request, writeCommand({ ...session, status: 'executing', form: offered }));
  }
  const submitted = asked.form ?? { type: 'submit', fields: [] };
  const missing = form && missingField(form, submitted);
  if (missing) {
    const fault = { code: 'InvalidArgument', field: missing.name } as const;
    return refuse(request, 'bad-request', `“${missing.label ?? missing.name}” is missing.`, fault);
  }
  const outcome = command.run(context, submitted, request.account);
  if (!(Symbol.iterator in outcome)) return tell(request, session, outcome);
  return context.chores.add(request, finish(request, session, outcome));
}

function* finish(request: Request, session: CommandSession, steps: Generator<Answer, Outcome, void>): Chore {
  return tell(request, session, yield* steps);
}

function tell(request: Request, session: CommandSession, done: Outcome): Answer {
  if ('refused' in done) return refuseFor(request, done.refused);
  const notes = done.note === undefined ? [] : [{ type: 'info', text: done.note } as const];
  const result = { ...session, status: 'completed', notes, ...(done.form && { form: done.form }) } as const;
  return [...(done.told ?? []), ...answer(request, writeCommand(result))];
}
