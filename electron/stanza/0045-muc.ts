import { NS } from './namespaces.ts';
import { readCount, readInstant, writeInstant } from './values.ts';
import { type Element, xml } from './xml.ts';

/** Long-lived relation of an address to a room (XEP-0045, 5.2). */
export const affiliations = ['owner', 'admin', 'member', 'none', 'outcast'] as const;
export type Affiliation = (typeof affiliations)[number];

/** What an occupant may do as long as they are in the room (XEP-0045, 5.1). */
export const roles = ['moderator', 'participant', 'visitor', 'none'] as const;
export type Role = (typeof roles)[number];

/** The status codes of XEP-0045 (15.6.2) that are spoken here, by what they say. */
export const mucStatus = {
  realJidsPublic: 100,
  configurationChanged: 104,
  self: 110,
  loggingEnabled: 170,
  loggingDisabled: 171,
  nonAnonymous: 172,
  semiAnonymous: 173,
  created: 201,
  nicknameModified: 210,
  banned: 301,
  newNickname: 303,
  kicked: 307,
  affiliationLost: 321,
  membersOnly: 322,
  shutdown: 332,
  connectionLost: 333,
} as const;

/** One line about somebody: in presence (who they are here) and in queries for lists. */
export interface MucItem {
  readonly affiliation?: Affiliation;
  readonly role?: Role;
  /** Real address: full in presence, bare in lists. */
  readonly jid?: string;
  readonly nick?: string;
  readonly reason?: string;
  /** Nickname of whoever did it. */
  readonly actor?: string;
}

/** Why a room is gone, and where to go instead (XEP-0045, 10.9). */
export interface Destroyed {
  readonly alternate?: string;
  readonly reason?: string;
}

/** The room's own words about an occupant or itself: `<x xmlns='…muc#user'/>`. */
export interface MucUser {
  readonly items: readonly MucItem[];
  readonly statuses: readonly number[];
  readonly destroyed?: Destroyed;
}

/** How much of the discussion a joining client wants (XEP-0045, 7.2.13). `since` in ms; `seconds` in seconds. */
export interface HistoryRequest {
  readonly maxStanzas?: number;
  readonly maxChars?: number;
  readonly seconds?: number;
  readonly since?: number;
}

/** The wish to enter: `<x xmlns='…muc'/>` in presence. */
export interface MucJoin {
  readonly history: HistoryRequest;
}

export function readMucJoin(presence: Element): MucJoin | undefined {
  const x = presence.getChild('x', NS.muc);
  if (!x) return undefined;
  const { maxstanzas, maxchars, seconds, since } = x.getChild('history', NS.muc)?.attrs ?? {};
  return {
    history: {
      ...optional('maxStanzas', readCount(maxstanzas)),
      ...optional('maxChars', readCount(maxchars)),
      ...optional('seconds', readCount(seconds)),
      ...optional('since', readInstant(since)),
    },
  };
}

export function writeMucJoin({ history }: MucJoin): Element {
  const { maxStanzas, maxChars, seconds, since } = history;
  const stamp = since === undefined ? undefined : writeInstant(since);
  const attributes = { maxstanzas: maxStanzas, maxchars: maxChars, seconds, since: stamp };
  const wanted = Object.values(attributes).some((value) => value !== undefined);
  return xml('x', { xmlns: NS.muc }, wanted && xml('history', attributes));
}

export function readMucUser(stanza: Element): MucUser | undefined {
  const x = stanza.getChild('x', NS.mucUser);
  if (!x) return undefined;
  const destroy = x.getChild('destroy', NS.mucUser);
  return {
    items: x.getChildren('item', NS.mucUser).map(readMucItem),
    statuses: x.getChildren('status', NS.mucUser).flatMap((status) => readCount(status.attrs.code) ?? []),
    ...optional('destroyed', destroy && readDestroyed(destroy)),
  };
}

export function writeMucUser({ items, statuses, destroyed }: MucUser): Element {
  return xml(
    'x',
    { xmlns: NS.mucUser },
    ...items.map(writeMucItem),
    destroyed && writeDestroyed(destroyed),
    ...statuses.map((code) => xml('status', { code })),
  );
}

export function readMucItem(item: Element): MucItem {
  const { affiliation, role, jid, nick } = item.attrs;
  return {
    ...optional('affiliation', oneOf(affiliations, affiliation)),
    ...optional('role', oneOf(roles, role)),
    ...optional('jid', text(jid)),
    ...optional('nick', text(nick)),
    ...optional('reason', item.getChild('reason')?.text()),
    ...optional('actor', text(item.getChild('actor')?.attrs.nick)),
  };
}

export function writeMucItem({ affiliation, role, jid, nick, reason, actor }: MucItem): Element {
  return xml(
    'item',
    { affiliation, role, jid, nick },
    actor !== undefined && xml('actor', { nick: actor }),
    reason !== undefined && xml('reason', {}, reason),
  );
}

export function readDestroyed(destroy: Element): Destroyed {
  return {
    ...optional('alternate', text(destroy.attrs.jid)),
    ...optional('reason', destroy.getChild('reason')?.text()),
  };
}

export function writeDestroyed({ alternate, reason }: Destroyed): Element {
  return xml('destroy', { jid: alternate }, reason !== undefined && xml('reason', {}, reason));
}

/** A property that is only there when it has a value: what `exactOptionalPropertyTypes` asks for. */
function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // The computed key widens to string; the parameter says that it is K.
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
