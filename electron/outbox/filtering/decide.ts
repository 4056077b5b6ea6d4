import type { Filtered, OutboxState } from '#electron/model/draft.ts';
import { FaultError } from '#electron/model/fault.ts';

/** What the person wants of a message that filters changed or stopped. */
export type Decision = 'send' | 'send as written' | 'again';

/**
 * Throws `InvalidFlowOfOperations` for what may not be: nobody sends what a filter stopped, nor, where whoever runs
 * the server says so, what a filter has not judged or as it was before.
 */
export function checkDecision(
  decision: Decision,
  { state, filtered }: { readonly state: OutboxState; readonly filtered?: Filtered },
): void {
  if ((state !== 'changed' && state !== 'held') || !filtered) {
    throw new FaultError('InvalidFlowOfOperations', 'This message is not held any more.');
  }
  const { what, block, addIn, before } = filtered;
  if (what === 'stopped') throw refusal(`${addIn} stopped this message. Change it, and send it again.`);
  if (decision === 'again' && what !== 'unanswered') throw refusal('The filters have judged this message.');
  if (decision === 'send' && block && what === 'unanswered') {
    throw refusal(`Here nothing is sent that ${addIn} has not looked at. Try again.`);
  }
  if (decision === 'send as written' && (block || !before)) {
    throw refusal('This message cannot be sent as it was.');
  }
}

function refusal(text: string): FaultError {
  return new FaultError('InvalidFlowOfOperations', text);
}
