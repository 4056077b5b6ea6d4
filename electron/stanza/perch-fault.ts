import { type FaultCode, isFaultCode } from '../model/fault.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** What our service says of a refusal beyond the standard condition (docs/protocol.md, "Errors"). */
export interface PerchFault {
  /** Under the name of the reference's error; a reader passes over what it does not know. */
  readonly code: FaultCode;
  /** The field of the form that is meant. */
  readonly field?: string;
  /** The principals that are meant, or for `DataCollision` the fields that were changed. */
  readonly values: readonly string[];
}

/** To be put into the `<error/>` of a stanza. */
export function writePerchFault({ code, field, values }: PerchFault): Element {
  return xml('fault', { xmlns: NS.perch, code, field }, ...values.map((value) => xml('value', {}, value)));
}

/** Reads it from a stanza of type `error`, or from its `<error/>`; undefined for a code that is not in the list. */
export function readPerchFault(element: Element): PerchFault | undefined {
  const error = element.getName() === 'error' ? element : element.getChild('error');
  const fault = error?.getChild('fault', NS.perch);
  const { code, field } = fault?.attrs ?? {};
  if (!fault || typeof code !== 'string' || !isFaultCode(code)) return undefined;
  const values = fault.getChildren('value', NS.perch).map((value) => value.text());
  return { code, values, ...(typeof field === 'string' && { field }) };
}
