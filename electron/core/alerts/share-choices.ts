import type { PersistentChatServices } from '#electron/chat/index.ts';
import { type AlertChoices, firstAlertChoices } from '#electron/model/alert.ts';
import { changedChoices, saysNothing } from '#electron/model/alert-change.ts';
import type { KeptChoices } from './kept-choices.ts';

export interface SharedChoices {
  /** Something was chosen here, or the connection is new: the server is told, and asked. */
  refresh(): void;
  stop(): void;
}

interface Options {
  readonly choices: KeptChoices;
  readonly server: Pick<PersistentChatServices['alertChoices'], 'get' | 'change' | 'on'>;
  readonly log: (line: string) => void;
}

/** Keeps what somebody chose here and on their other devices the same. A server that keeps nothing changes nothing. */
export function shareChoices({ choices, server, log }: Options): SharedChoices {
  const hear = (now: AlertChoices | undefined): void => {
    if (now) choices.heard(now);
  };
  const undo = server.on('changed', hear);
  let turn = Promise.resolve();
  const refresh = async (): Promise<void> => {
    hear(await server.get());
    const { untold } = choices;
    if (saysNothing(untold)) return;
    await server.change((now = firstAlertChoices) => changedChoices(now, untold));
    // What was chosen meanwhile has a turn of its own.
    choices.told(untold);
  };
  return {
    refresh: () => {
      turn = turn.then(refresh).catch((error: unknown) => {
        log(`What alerts was not told to the server, and is kept here: ${String(error)}`);
      });
    },
    stop: undo,
  };
}
