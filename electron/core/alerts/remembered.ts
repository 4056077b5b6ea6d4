import type { AlertDecision } from '#electron/model/alert.ts';
import type { StoredMessage } from '#electron/model/message.ts';

/** So many decisions are known; of older messages one can say what would become of the like of them now. */
const most = 2_000;

/** What was decided of messages since the program began: it depended on where somebody looked just then. */
export function createRemembered() {
  const decisions = new Map<string, AlertDecision>();
  const nameOf = ({ room, key }: StoredMessage): string => `${key} ${room}`;
  return {
    add: (message: StoredMessage, decision: AlertDecision): void => {
      decisions.set(nameOf(message), decision);
      const oldest = decisions.keys().next().value;
      if (decisions.size > most && oldest !== undefined) decisions.delete(oldest);
    },
    get: (message: StoredMessage): AlertDecision | undefined => decisions.get(nameOf(message)),
  };
}
