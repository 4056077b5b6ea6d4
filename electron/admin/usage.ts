import { FaultError } from '#electron/model/fault.ts';

/** Something was asked for that cannot be. */
export class UsageFault extends FaultError {
  constructor(text: string, cause?: unknown) {
    super('InvalidArgument', text, { cause });
  }
}

export function usageFault(text: string, cause?: unknown): UsageFault {
  return new UsageFault(`${text} “npm run admin -- help” says what there is.`, cause);
}
