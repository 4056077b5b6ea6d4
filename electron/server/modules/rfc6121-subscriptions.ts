import { writeBare } from '#electron/stanza/jid.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import { addressed } from '../service-delivery.ts';
import type { Contact } from '../storage/contacts.ts';
import { writeFrame } from '../stream/packet.ts';
import { readStored } from '../stream/stored.ts';
import { gives, inbound, outbound, type SubscriptionType, type Transition } from '../subscription.ts';
import { pushRoster, rosterItem } from './rfc6121-roster.ts';

/** Who may see whose presence (RFC 6121, 3). */
export const subscriptions: ServerModule = (context) => {
  context.onPresence((session, presence, to) => {
    const { type } = presence.attrs;
    if (to && isSubscriptionType(type)) say(context, session.account, writeBare(to), type, presence);
  });
  context.onPresenceArrival(({ account, presence }) => {
    const { type } = presence.attrs;
    if (!isSubscriptionType(type)) return undefined;
    hear(context, account, presence.attrs.from, type, presence);
    return 'stop';
  });
  // Requests wait until they are answered (RFC 6121, 3.1.3).
  context.onAvailable((session) => {
    for (const { request } of context.stores.contacts.all(session.account)) {
      if (request !== undefined) context.deliver(session, readStored(request));
    }
  });
};

export function isSubscriptionType(type: unknown): type is SubscriptionType {
  return type === 'subscribe' || type === 'subscribed' || type === 'unsubscribe' || type === 'unsubscribed';
}

/** The account's word to somebody (RFC 6121, 3.1.2, 3.2.2, 3.3.2). */
function say(
  context: ModuleContext,
  account: string,
  address: string,
  type: SubscriptionType,
  presence: Element,
): void {
  if (address === account) return;
  const before = find(context, account, address);
  if (!before.inRoster && context.stores.contacts.count(account) >= context.limits.rosterItems) return;
  const after = outbound(stateOf(before), type);
  keep(context, account, before, after, {
    inRoster: type === 'subscribe' || before.inRoster || after.passOn,
  });
  if (!after.passOn) return;
  context.route(addressed(presence, address));
  if (type === 'subscribed') share(context, account, address);
  if (type === 'unsubscribed') hide(context, account, address);
}

/** Somebody's word to the account (RFC 6121, 3.1.3, 3.2.3, 3.3.3). */
function hear(
  context: ModuleContext,
  account: string,
  address: string,
  type: SubscriptionType,
  presence: Element,
): void {
  const before = find(context, account, address);
  const after = inbound(stateOf(before), type);
  const request = type === 'subscribe' && after.requested ? writeFrame(presence) : before.request;
  keep(context, account, before, after, { inRoster: before.inRoster, request });
  if (after.reply) {
    context.route(xml('presence', { type: after.reply, from: account, to: address }));
    share(context, account, address);
  }
  if (after.passOn) context.broadcast(context.sessions.available(account), presence);
  if (type === 'unsubscribe' && after.passOn) hide(context, account, address);
}

function find(context: ModuleContext, account: string, address: string): Contact {
  const none = { address, inRoster: false, groups: [], subscription: 'none' } as const;
  return context.stores.contacts.get(account, address) ?? { ...none, asked: false, approved: false };
}

function stateOf(contact: Contact): Omit<Transition, 'passOn'> {
  const { subscription, asked, approved } = contact;
  return { subscription, asked, approved, requested: contact.request !== undefined };
}

function keep(
  context: ModuleContext,
  account: string,
  before: Contact,
  after: Transition,
  facts: { readonly inRoster: boolean; readonly request?: string | undefined },
): void {
  const { subscription, asked, approved } = after;
  const { request: _, ...rest } = before;
  const request = after.requested && facts.request !== undefined ? { request: facts.request } : {};
  const contact = { ...rest, subscription, asked, approved, inRoster: facts.inRoster, ...request };
  if (!contact.inRoster && !after.requested && !approved)
    context.stores.contacts.remove(account, before.address);
  else context.stores.contacts.put(account, contact);
  const seen =
    contact.inRoster !== before.inRoster || subscription !== before.subscription || asked !== before.asked;
  if (contact.inRoster && seen) pushRoster(context, account, rosterItem(contact));
}

/** A contact who may see us from now on sees us now. */
function share(context: ModuleContext, account: string, address: string): void {
  for (const { presence } of context.sessions.available(account)) {
    if (!presence) continue;
    context.route(addressed(presence, address));
  }
}

function hide(context: ModuleContext, account: string, address: string): void {
  if (gives(context.stores.contacts.get(account, address)?.subscription, 'from')) return;
  for (const session of context.sessions.available(account)) {
    context.route(xml('presence', { type: 'unavailable', from: session.address, to: address }));
  }
}
