import { FaultError } from '#electron/model/fault.ts';

export async function notYet(): Promise<never> {
  throw new FaultError('MsgNotSupported', 'This is not possible yet.');
}
