import { type FormField, readForm, writeForm } from '#electron/stanza/0004-form.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { companionFact } from '#electron/stanza/perch-room.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';
import { coversRoom } from './surroundings.ts';

/** Whether a form names a companion beyond the scope: for a session with that scope no such room is there. */
export function namesBeyond(scope: Scope, payload: Element): boolean {
  return readForm(payload)?.fields.some((field) => isBeyond(scope, field)) ?? false;
}

/** What a room tells of itself, or its form, without a companion beyond the scope. */
export function withoutBeyond(scope: Scope, payload: Element): Element {
  const parts = elements(payload).map((part) => {
    const form = part.is('x', NS.form) ? readForm(part) : undefined;
    if (!form?.fields.some((field) => isBeyond(scope, field))) return part;
    return writeForm({ ...form, fields: form.fields.filter((field) => !isBeyond(scope, field)) });
  });
  return xml(payload.name, payload.attrs, ...parts);
}

function isBeyond(scope: Scope, { name, values }: FormField): boolean {
  if (name !== roomField.companion && name !== companionFact) return false;
  return values.some((one) => one !== '' && !coversRoom(scope, bareJid(one) ?? ''));
}
