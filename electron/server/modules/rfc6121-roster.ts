import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type RosterItem, readRoster, writeRoster } from '#electron/stanza/rfc6121-roster.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { IqAnswer, IqRequest, ModuleContext, ServerModule } from '../module.ts';
import type { Contact } from '../storage/contacts.ts';

const mostGroups = 64;
const longestName = 1_023;

/** The list of contacts that the server keeps (RFC 6121, 2). */
export const roster: ServerModule = (context) => {
  context.onIq('account', 'get', 'query', NS.roster, (request) => get(context, request));
  context.onIq('account', 'set', 'query', NS.roster, (request) => set(context, request));
  context.onRemoval((account) => {
    for (const contact of context.stores.contacts.all(account)) part(context, account, contact);
    context.stores.contacts.removeAll(account);
  });
};

/** Tells the devices that asked for the roster what changed (RFC 6121, 2.1.6). */
export function pushRoster(context: ModuleContext, account: string, item: RosterItem): void {
  for (const session of context.sessions.of(account)) {
    if (!session.interested) continue;
    const query = writeRoster({ items: [item] });
    context.deliver(session, xml('iq', { type: 'set', id: context.ids(), from: account }, query));
  }
}

export function rosterItem(contact: Contact): RosterItem {
  const { address, name, subscription, asked, groups } = contact;
  return { address, ...(name !== undefined && { name }), subscription, asked, groups };
}

function get(context: ModuleContext, { target, asker, session }: IqRequest): IqAnswer {
  if (target !== asker) return stanzaError('forbidden');
  if (session) session.interested = true;
  const contacts = context.stores.contacts.all(target).filter((contact) => contact.inRoster);
  return writeRoster({ items: contacts.map(rosterItem) });
}

/** RFC 6121, 2.3 to 2.5: one item, whose subscription the client cannot set, but remove. */
function set(context: ModuleContext, { target, asker, payload }: IqRequest): IqAnswer {
  if (target !== asker) return stanzaError('forbidden');
  const [item, ...more] = readRoster(payload)?.items ?? [];
  if (!item || more.length > 0) return stanzaError('bad-request');
  const address = bareJid(item.address);
  if (!address) return stanzaError('jid-malformed');
  if (item.subscription === 'remove') return remove(context, target, address);
  if (item.groups.includes('') || item.groups.length > mostGroups) return stanzaError('not-acceptable');
  if ((item.name?.length ?? 0) > longestName) return stanzaError('not-acceptable');
  const { contacts } = context.stores;
  const known = contacts.get(target, address);
  if (!known && contacts.count(target) >= context.limits.rosterItems) {
    return stanzaError('resource-constraint', 'The list of contacts is full.');
  }
  const fresh = { address, subscription: 'none', asked: false, approved: false } as const;
  const { name: _, ...rest } = { name: '', ...(known ?? fresh) };
  const named = item.name === undefined ? {} : { name: item.name };
  const contact = { ...rest, ...named, groups: item.groups, inRoster: true };
  contacts.put(target, contact);
  pushRoster(context, target, rosterItem(contact));
  return undefined;
}

/** RFC 6121, 2.5.2: removing ends what either side had subscribed to. */
function remove(context: ModuleContext, account: string, address: string): IqAnswer {
  const contact = context.stores.contacts.get(account, address);
  if (!contact?.inRoster) return stanzaError('item-not-found');
  part(context, account, contact);
  context.stores.contacts.remove(account, address);
  pushRoster(context, account, { address, subscription: 'remove', asked: false, groups: [] });
  return undefined;
}

/** Tells a contact that nobody sees the other any more. */
function part(context: ModuleContext, account: string, contact: Contact): void {
  const { address, subscription, asked } = contact;
  const tell = (type: string): void => context.route(xml('presence', { type, from: account, to: address }));
  if (subscription === 'from' || subscription === 'both' || contact.request) tell('unsubscribed');
  if (subscription === 'to' || subscription === 'both' || asked) tell('unsubscribe');
  if (subscription === 'from' || subscription === 'both') {
    for (const session of context.sessions.available(account)) {
      context.route(xml('presence', { type: 'unavailable', from: session.address, to: address }));
    }
  }
}
