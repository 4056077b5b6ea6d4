import { FaultError } from '#electron/model/fault.ts';

/** Something was asked for that cannot be: the help says what can. */
export class UsageFault extends FaultError {
  constructor(text: string, cause?: unknown) {
    super('InvalidArgument', `${text} “npm run admin -- help” says what there is.`, { cause });
  }
}

export function usageFault(text: string, cause?: unknown): UsageFault {
  return new UsageFault(text, cause);
}
