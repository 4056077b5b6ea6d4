import type { AddInFault } from '../contract.ts';

/** Why a call failed: programs read the code, authors read the message. */
export class AddInError extends Error {
  readonly code: AddInFault['code'];
  /** Seconds after which trying again makes sense; absent where trying again would change nothing. */
  readonly retry?: number;

  constructor({ code, text, retry }: AddInFault) {
    super(text);
    this.name = 'AddInError';
    this.code = code;
    if (retry !== undefined) this.retry = retry;
  }
}

/** What Perch is told of something that was thrown here: nothing that the author did not mean to tell. */
export function faultOf(error: unknown): AddInFault {
  if (!(error instanceof AddInError)) return { code: 'Internal', text: 'The add-in failed.' };
  const { code, message, retry } = error;
  return retry === undefined ? { code, text: message } : { code, text: message, retry };
}
