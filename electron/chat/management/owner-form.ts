import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { StanzaFaultError } from '#electron/session/request-fault.ts';
import type { Session } from '#electron/session/session.ts';
import { type Form, readForm, writeForm } from '#electron/stanza/0004-form.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { fieldOf } from './room-fields.ts';

/** The form of a room, for those who manage it (XEP-0045, 10.2). */
export async function askOwnerForm(session: Session, room: RoomAddress): Promise<Form> {
  const answer = await session.request({ type: 'get', to: room, payload: writeMucOwner() });
  const form = answer && readForm(answer);
  if (form) return form;
  throw new FaultError('UnknownServerError', 'The service did not say what a room may be.');
}

/** Hands it back. FaultErrors name the setting that is wrong, where the service does. */
export async function submitOwnerForm(session: Session, room: RoomAddress, form: Form): Promise<void> {
  await inOurTerms(session.request({ type: 'set', to: room, payload: writeMucOwner(writeForm(form)) }));
}

/** A refusal of the service's, with our names for the fields of its form. */
export async function inOurTerms<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof StanzaFaultError)) throw error;
    const { code, text, field = '', values } = error.fault;
    const meant = fieldOf(field);
    const named = values?.map((value) => (code === 'DataCollision' ? (fieldOf(value) ?? value) : value));
    throw new StanzaFaultError(error.error, [code, text], {
      ...(meant && { field: meant }),
      ...(named && { values: [...new Set(named)] }),
    });
  }
}
