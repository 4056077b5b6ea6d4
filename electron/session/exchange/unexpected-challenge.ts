import { FaultError } from '#electron/model/fault.ts';

/** For mechanisms of one message: whatever a server still asks, it gets no more. */
export async function unexpectedChallenge(): Promise<never> {
  throw new FaultError('NotAuthorized', 'The server signs in in a way that Perch does not know.');
}
