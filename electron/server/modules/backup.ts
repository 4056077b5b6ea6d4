import { FaultError } from '#electron/model/fault.ts';
import { inTurn } from '#electron/model/in-turn.ts';
import { formValue } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { backupCommand } from '#electron/stanza/perch-backup.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import type { CommandOutcome } from '../command.ts';
import type { ServerModule } from '../module.ts';

/**
 * A copy of everything, on the server's own machine. Only for whoever may look into its data directory anyway: an
 * administrator from afar shall not write files there.
 */
export function backup(backUp: (file: string) => Promise<void>): ServerModule {
  // Two at once to one place would spoil each other.
  const next = inTurn();
  const run = async (file: string): Promise<CommandOutcome> => {
    try {
      await next(() => backUp(file));
      return { note: `Everything is in ${file}.` };
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      return stanzaError('not-acceptable', error.message);
    }
  };
  return (context) =>
    context.command({
      node: backupCommand,
      name: 'Make a copy of everything',
      who: ({ session }) => session?.signIn.operator === true,
      form: {
        formType: NS.perch,
        fields: [{ name: 'file', type: 'text-single', label: 'File', required: true, values: [] }],
      },
      run: (form) => run(formValue(form, 'file') ?? ''),
    });
}
