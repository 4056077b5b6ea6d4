import { type Command, readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import {
  type CommandAsker,
  type CommandOutcome,
  missingField,
  type ServerCommand,
  writeCommandForm,
} from '../command.ts';
import type { IqAnswer, IqRequest, ModuleContext, ServerModule } from '../module.ts';

/** What the modules let people do by a form (XEP-0050): offered, asked for and run, in a single step. */
export const commands: ServerModule = (context) => {
  context.announce('server', [NS.commands]);
  context.onNode(NS.commands, (request) => ({
    info: { identities: [{ category: 'automation', type: 'command-list' }], features: [] },
    items: context
      .commands()
      .filter((command) => mayRun(context, command, askerOf(request)))
      .map(({ node, name }) => ({ address: context.domain, node, name })),
  }));
  context.onIq('server', 'set', 'command', NS.commands, (request): IqAnswer | Promise<IqAnswer> => {
    const asked = readCommand(request.payload);
    const command = context.commands().find(({ node }) => node === asked?.node);
    if (!asked || !command) return stanzaError('item-not-found', 'There is no such command.');
    const asker = askerOf(request);
    if (!mayRun(context, command, asker)) {
      return stanzaError('forbidden', 'You do not have the right to do this.');
    }
    return execute(command, asked, asker, context.ids());
  });
};

function askerOf({ asker: account, session }: IqRequest): CommandAsker {
  return { account, session };
}

function mayRun(context: ModuleContext, { who }: ServerCommand, asker: CommandAsker): boolean {
  return who === 'administrator' ? context.isAdministrator(asker.account) : who(asker);
}

/** XEP-0050, 3.4 and 4.4: without its form a command asks for it; the form is the last step. */
function execute(
  command: ServerCommand,
  asked: Command,
  asker: CommandAsker,
  newId: string,
): IqAnswer | Promise<IqAnswer> {
  const { node, name } = command;
  const session = { node, sessionId: asked.sessionId ?? newId };
  if (asked.action === 'cancel') return writeCommand({ ...session, status: 'canceled' });
  if (asked.action === 'prev') return stanzaError('bad-request', 'There is no step before this one.');
  const form = typeof command.form === 'function' ? command.form(asker) : command.form;
  if (form && asked.form?.type !== 'submit') {
    return writeCommand({ ...session, status: 'executing', form: writeCommandForm(name, form) });
  }
  const submitted = asked.form ?? { type: 'submit', fields: [] };
  const missing = form && missingField(form, submitted);
  if (missing) return stanzaError('bad-request', `“${missing.label ?? missing.name}” is missing.`);
  const outcome = command.run(submitted, asker);
  return outcome instanceof Promise
    ? outcome.then((settled) => answer(session, settled))
    : answer(session, outcome);
}

function answer(session: Pick<Command, 'node' | 'sessionId'>, outcome: CommandOutcome): IqAnswer {
  if ('condition' in outcome) return outcome;
  const { note, form } = outcome;
  return writeCommand({
    ...session,
    status: 'completed',
    notes: note === undefined ? [] : [{ type: 'info', text: note }],
    ...(form && { form }),
  });
}
