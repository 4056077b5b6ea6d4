import { readDiscoItems, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { mucStatus, readMucUser } from '#electron/stanza/0045-muc.ts';
import { readArchiveResult } from '#electron/stanza/0313-archive.ts';
import { bareJid, type Jid, parseJid, writeBare, writeJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';
import { withoutBeyond } from './companion.ts';
import { coversRoom, type Surroundings } from './surroundings.ts';

/** What tells a session's own words from those of others, of its account too. */
export interface Own {
  /** Its account. */
  readonly account: string;
  /** Under which nickname it is in which room; kept up by what is delivered. */
  readonly nicknames: Map<string, string>;
  /** The ids of what it said last. */
  readonly said: ReadonlySet<string>;
}

/**
 * What a session with a scope gets to see of a stanza for it (docs/protocol.md, "Tokens"): the stanza, less of it,
 * or nothing. Whatever is not allowed here is not delivered.
 */
export function passDelivered(
  scope: Scope,
  stanza: Element,
  own: Own,
  surroundings: Surroundings,
): Element | undefined {
  const from = parseJid(stanza.attrs.from ?? '');
  if (!from) return undefined;
  const room = from.domain === surroundings.roomsDomain && from.local ? writeBare(from) : undefined;
  if (room !== undefined && !coversRoom(scope, room)) return undefined;
  // The server answers for itself and for the account.
  const places = [own.account, surroundings.domain, surroundings.roomsDomain];
  switch (stanza.getName()) {
    case 'iq':
      return room !== undefined || places.includes(writeJid(from)) ? passAnswer(scope, stanza) : undefined;
    case 'presence':
      return room !== undefined ? passPresence(scope, stanza, room, from, own) : undefined;
    default:
      if (room !== undefined) return passMessage(scope, stanza, room, from, own);
      return writeJid(from) === surroundings.roomsDomain ? passFound(scope, stanza) : undefined;
  }
}

/** It is asked nothing; what it asked was looked at before. */
function passAnswer(scope: Scope, iq: Element): Element | undefined {
  if (iq.attrs.type !== 'result') return iq.attrs.type === 'error' ? iq : undefined;
  const [payload] = elements(iq);
  if (payload?.is('query', NS.discoInfo) || payload?.is('query', NS.mucOwner)) {
    return xml(iq.name, iq.attrs, withoutBeyond(scope, payload));
  }
  const list = payload?.is('query', NS.discoItems) ? readDiscoItems(payload) : undefined;
  if (!list) return iq;
  const items = list.items.filter(({ address }) => isListed(scope, address));
  return xml(iq.name, iq.attrs, writeDiscoItems({ ...list, items }));
}

/** Services, and rooms and who is in them within the scope. */
function isListed(scope: Scope, address: string): boolean {
  const bare = bareJid(address);
  return bare !== undefined && (!bare.includes('@') || coversRoom(scope, bare));
}

function passPresence(
  scope: Scope,
  presence: Element,
  room: string,
  from: Jid,
  { nicknames }: Own,
): Element | undefined {
  const { type } = presence.attrs;
  if (type === 'error') return presence;
  const isSelf = readMucUser(presence)?.statuses.includes(mucStatus.self) === true;
  if (isSelf && type === undefined) nicknames.set(room, from.resource);
  else if (isSelf && nicknames.get(room) === from.resource) nicknames.delete(room);
  if (scope.rights.includes('read')) return presence;
  return isSelf ? bare(presence) : undefined;
}

/** Without what others who share the nickname say of themselves. */
function bare(presence: Element): Element {
  const own = elements(presence).filter((part) => part.getNS() === NS.mucUser);
  return xml(presence.name, presence.attrs, ...own);
}

function passMessage(
  { rights }: Scope,
  message: Element,
  room: string,
  from: Jid,
  { nicknames, said }: Own,
): Element | undefined {
  const { type, id } = message.attrs;
  if (type === 'error') return from.resource ? undefined : message;
  if (rights.includes('read'))
    return type === 'groupchat' || isFromArchive(message, from) ? message : undefined;
  // Who may write and not read hears that it was said, and nothing that was said before.
  const isOwn = type === 'groupchat' && from.resource === nicknames.get(room) && said.has(id);
  return isOwn && rights.includes('post') && !message.getChild('delay', NS.delay) ? message : undefined;
}

/** What a search of many rooms found, in one of those that it may read. */
function passFound(scope: Scope, message: Element): Element | undefined {
  const found = readArchiveResult(message)?.forwarded.stanza;
  const room = bareJid(found?.attrs.from ?? '');
  const isCovered = room !== undefined && coversRoom(scope, room);
  return isCovered && message.attrs.type !== 'error' && scope.rights.includes('read') ? message : undefined;
}

function isFromArchive(message: Element, from: Jid): boolean {
  const { type } = message.attrs;
  return (
    !from.resource && (type === undefined || type === 'normal') && !!message.getChild('result', NS.archive)
  );
}
