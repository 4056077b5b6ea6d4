import { readForm, writeForm } from '#electron/stanza/0004-form.ts';
import { readSubjectChange } from '#electron/stanza/0045-subject.ts';
import { searchRoomsFilter } from '#electron/stanza/0431-search.ts';
import { bareJid, type Jid, parseJid, writeBare } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Scope, TokenRight } from '#electron/stanza/perch-tokens.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import { childText, type Element, elements, xml } from '#electron/stanza/xml.ts';
import { namesBeyond } from './companion.ts';
import { type Addressee, isForMakers, neededFor } from './questions.ts';
import { coversRoom, type Surroundings } from './surroundings.ts';

/** The stanza as it may go on; why it may not; or nothing, where it is passed over in silence. */
export type Verdict = Element | StanzaError | undefined;

/**
 * What becomes of a stanza that a session with a scope sends (docs/protocol.md, "Tokens"). Whatever is not allowed
 * here is not allowed. `from` is the session's full address, `to` is prepared.
 */
export function passSent(scope: Scope, stanza: Element, surroundings: Surroundings): Verdict {
  const { type } = stanza.attrs;
  // It is asked nothing, so it has nothing to answer; and it is never available to others (RFC 6121, 4.2).
  if (type === 'error' || type === 'result') return undefined;
  const to = parseJid(stanza.attrs.to ?? '');
  if (!to && stanza.getName() === 'presence') return undefined;
  const addressee = addresseeOf(stanza, to, surroundings);
  if (to && (addressee === 'room' || addressee === 'occupant') && !coversRoom(scope, writeBare(to))) {
    return unknownRoom(stanza);
  }
  switch (stanza.getName()) {
    case 'iq':
      return passQuestion(scope, stanza, addressee);
    case 'presence':
      return to && (addressee === 'room' || addressee === 'occupant')
        ? passPresence(scope, stanza, writeBare(to), surroundings)
        : undefined;
    default:
      return addressee === 'room' ? passMessage(scope, stanza) : forbidden();
  }
}

function addresseeOf(stanza: Element, to: Jid | undefined, where: Surroundings): Addressee | undefined {
  const own = parseJid(stanza.attrs.from ?? '');
  if (!to) return 'account';
  if (to.domain === where.roomsDomain) {
    if (to.local) return to.resource ? 'occupant' : 'room';
    return to.resource ? undefined : 'service';
  }
  if (to.domain !== where.domain || to.resource) return undefined;
  if (!to.local) return 'server';
  return to.local === own?.local ? 'account' : undefined;
}

function passQuestion(scope: Scope, iq: Element, addressee: Addressee | undefined): Verdict {
  const [payload, ...more] = elements(iq);
  if (!payload || more.length > 0) return stanzaError('bad-request');
  if (addressee === 'service' && isForMakers(iq.attrs.type, payload)) {
    return mayCreate(scope) ? iq : forbidden();
  }
  const needed = addressee && neededFor(addressee, iq.attrs.type, payload);
  if (!needed || !has(scope, needed)) return forbidden();
  if (addressee === 'room' && namesBeyond(scope, payload)) return unknownRoom(iq);
  // The list is filtered on its way back, so that it is asked for as a whole.
  if (addressee === 'service' && payload.is('query', NS.discoItems))
    return withPayload(iq, withoutPages(payload));
  if (addressee === 'service' && payload.is('query', NS.archive))
    return withPayload(iq, inScope(scope, payload));
  return iq;
}

/** A search of many rooms: those beyond the scope are not there. */
function inScope(scope: Scope, query: Element): Element {
  const form = readForm(query);
  if (!form) return query;
  const isCovered = (room: string): boolean => coversRoom(scope, bareJid(room) ?? '');
  const fields = form.fields.map((field) =>
    field.name === searchRoomsFilter.name ? { ...field, values: field.values.filter(isCovered) } : field,
  );
  const others = elements(query).filter((one) => !one.is('x', NS.form));
  return xml(query.name, query.attrs, writeForm({ ...form, fields }), ...others);
}

/** Every right takes being in the room. Making one takes managing all. */
function passPresence(scope: Scope, presence: Element, room: string, { hasRoom }: Surroundings): Verdict {
  const { type } = presence.attrs;
  if (type !== undefined && type !== 'unavailable') return undefined;
  if (type === undefined && !hasRoom(room) && !mayCreate(scope)) return unknownRoom(presence);
  return has(scope, 'post') ? presence : silent(presence);
}

/** What one says of oneself in presence is said to the room. */
function silent(presence: Element): Element {
  const wish = presence.getChild('x', NS.muc);
  return xml(
    presence.name,
    presence.attrs,
    wish && xml('x', { xmlns: NS.muc }, wish.getChild('history', NS.muc)),
  );
}

function passMessage(scope: Scope, message: Element): Verdict {
  if (message.attrs.type !== 'groupchat') return forbidden();
  if (readSubjectChange(message) !== undefined) return has(scope, 'manage') ? message : forbidden();
  return childText(message, 'body') !== undefined && has(scope, 'post') ? message : forbidden();
}

function has({ rights }: Scope, needed: TokenRight | 'any'): boolean {
  return needed === 'any' || rights.includes(needed);
}

function mayCreate(scope: Scope): boolean {
  return scope.rooms === 'all' && has(scope, 'manage');
}

/** Word for word what the room service says of a room that is not there. */
function unknownRoom({ name, attrs }: Element): Verdict {
  const isFarewell = name === 'presence' && attrs.type !== undefined;
  return isFarewell ? undefined : stanzaError('item-not-found', 'There is no such room.');
}

function forbidden(): StanzaError {
  return stanzaError('forbidden', 'The token does not allow this.');
}

function withPayload(iq: Element, payload: Element): Element {
  return xml(iq.name, iq.attrs, payload);
}

function withoutPages(query: Element): Element {
  return xml(query.name, query.attrs);
}
