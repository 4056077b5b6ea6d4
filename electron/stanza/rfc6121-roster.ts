import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

export type Subscription = 'none' | 'to' | 'from' | 'both';

/** One contact (RFC 6121, 2.1.2). */
export interface RosterItem {
  readonly address: string;
  readonly name?: string;
  /** `remove` only in a set and in the push that follows it. */
  readonly subscription: Subscription | 'remove';
  /** We asked for the contact's presence and wait for an answer. */
  readonly asked: boolean;
  readonly groups: readonly string[];
}

export interface Roster {
  /** Absent where versions are not used (RFC 6121, 2.6). */
  readonly version?: string;
  readonly items: readonly RosterItem[];
}

export function readRoster(query: Element): Roster | undefined {
  if (!query.is('query', NS.roster)) return undefined;
  const items = query.getChildren('item', NS.roster).map(readItem);
  const version: unknown = query.attrs.ver;
  return {
    ...(typeof version === 'string' && { version }),
    items: items.filter((item) => item !== undefined),
  };
}

export function writeRoster(roster: Roster): Element {
  return xml('query', { xmlns: NS.roster, ver: roster.version }, ...roster.items.map(writeItem));
}

function readItem(item: Element): RosterItem | undefined {
  const { jid, name, subscription, ask } = item.attrs;
  if (!jid) return undefined;
  return {
    address: jid,
    ...(name && { name }),
    subscription: isSubscription(subscription) ? subscription : 'none',
    asked: ask === 'subscribe',
    groups: [...new Set(item.getChildren('group', NS.roster).map((group) => group.text()))],
  };
}

function writeItem(item: RosterItem): Element {
  return xml(
    'item',
    {
      jid: item.address,
      name: item.name,
      subscription: item.subscription,
      ask: item.asked ? 'subscribe' : undefined,
    },
    ...item.groups.map((group) => xml('group', {}, group)),
  );
}

function isSubscription(value: unknown): value is RosterItem['subscription'] {
  return value === 'none' || value === 'to' || value === 'from' || value === 'both' || value === 'remove';
}
