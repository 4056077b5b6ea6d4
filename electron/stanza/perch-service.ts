import type { ServiceLimits } from '../model/connection.ts';
import { type Form, formType, formValue, makeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { readCount } from './values.ts';

/** `FORM_TYPE` of the form by which a chat service tells its limits (docs/protocol.md, "The service"). */
const serviceFormType = `${NS.perch}#service`;

/** The limits among the forms of the service's disco#info; undefined where it announces none. */
export function readServiceLimits(forms: readonly Form[]): ServiceLimits | undefined {
  const form = forms.find((one) => formType(one) === serviceFormType);
  if (!form) return undefined;
  const [messageSize, storySize, stanzaSize] = ['message-size', 'story-size', 'stanza-size'].map((name) =>
    readCount(formValue(form, name)),
  );
  return {
    ...(messageSize !== undefined && { messageSize }),
    ...(storySize !== undefined && { storySize }),
    ...(stanzaSize !== undefined && { stanzaSize }),
  };
}

export function writeServiceLimits({ messageSize, storySize, stanzaSize }: ServiceLimits): Form {
  return makeForm('result', serviceFormType, {
    'message-size': messageSize,
    'story-size': storySize,
    'stanza-size': stanzaSize,
  });
}
