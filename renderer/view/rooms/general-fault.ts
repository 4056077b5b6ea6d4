import type { Fault } from '#renderer/store/facts.ts';
import { draftFields } from '#renderer/store/room-draft.ts';

/** What is said below the form: everything that is not said at its field. */
export function generalFault(fault: Fault | undefined): Fault | undefined {
  const shown = draftFields.some((field) => field === fault?.field);
  return shown ? undefined : fault;
}
