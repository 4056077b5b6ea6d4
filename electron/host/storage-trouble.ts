import { FaultError } from '../model/fault.ts';

/**
 * On a disk that is full or may not be written everything fails that stores something. Whoever asked is answered;
 * where nobody did (a timer, a word from the network) the log has it and Perch goes on: what could not be stored
 * is still on the server. Every other error ends the program, as it would without this. Returns its undo.
 */
export function surviveStorageTrouble(log: (line: string) => void): () => void {
  const hear = (error: unknown): void => {
    if (!(error instanceof FaultError) || error.fault.code !== 'StorageFailed') throw error;
    log(`Something could not be stored: ${error.fault.text}`);
  };
  process.on('uncaughtException', hear);
  return () => process.off('uncaughtException', hear);
}
