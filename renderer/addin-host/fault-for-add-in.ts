import { type AddInFault, addInFaultCodes } from '#addins/contract.ts';

/** What an add-in learns of a failure: codes that are not meant for it become `Internal`, without inner text. */
export function faultForAddIn(fault: {
  readonly code: string;
  readonly text: string;
  readonly retry?: number;
}): AddInFault {
  const code = addInFaultCodes.find((each) => each === fault.code);
  if (code === undefined) return { code: 'Internal', text: 'Perch could not do this.' };
  return { code, text: fault.text, ...(fault.retry !== undefined && { retry: fault.retry }) };
}
