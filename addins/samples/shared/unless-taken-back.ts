import { AddInError } from '#addins/sdk/index.ts';

/**
 * What was asked, or undefined where its right was taken back meanwhile: asking whether one has it says nothing of the
 * moment at which Perch hears the call, and `rights.changed` tells the rest.
 */
export async function unlessTakenBack<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AddInError && error.code === 'ErrorPermission') return undefined;
    throw error;
  }
}
