import type { AdministrationNeeds } from '#electron/bridge/calls/administration.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { CommandPlace } from '#electron/model/room-service.ts';
import type { Form } from '#electron/stanza/0004-form.ts';
import { reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';
import { commandForm, commandOutcome } from './command-step.ts';

/** Administrators purge rooms of a million messages by a command: longer than other questions take. */
const patience = 120_000;

/** Commands for administrators (XEP-0050) of the chat service and of the server, as the window draws them. */
export function createAdministration(workspace: () => Workspace): AdministrationNeeds {
  const desk = async (at: CommandPlace) => {
    const { chat } = await reach(workspace());
    const { commands } = chat.innerEndpoint;
    return { chat, commands, address: at === 'rooms' ? chat.chatServerUri : undefined };
  };
  return {
    commands: async (at) => {
      const { commands, address } = await desk(at);
      return commands.list(address);
    },
    run: async ({ at, node, values }) => {
      const { service } = workspace();
      const { chat, commands, address } = await desk(at);
      let asked: Form | undefined;
      const show = (form: Form): never => {
        asked = form;
        throw shown;
      };
      try {
        const { form, notes } = await commands.execute(node, values ?? show, address, patience);
        // Categories or rights may be others now; where this fails, whoever needs them asks again.
        service.ask(chat).catch(() => undefined);
        return { outcome: commandOutcome(notes, form) };
      } catch (error) {
        if (error === shown && asked) return { form: commandForm(asked) };
        throw error;
      }
    },
  };
}

/** Breaks off where a form was asked for: a person fills it in. */
const shown = new FaultError('InvalidFlowOfOperations', 'The form was shown.');
