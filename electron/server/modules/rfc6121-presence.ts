import { type Jid, parseJid, writeJid } from '#electron/stanza/jid.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import { addressed } from '../service-delivery.ts';
import type { Session } from '../session.ts';
import { gives } from '../subscription.ts';
import { isSubscriptionType } from './rfc6121-subscriptions.ts';

/** Who is there, told to whom it may concern (RFC 6121, 4). */
export const presence: ServerModule = (context) => {
  context.onPresence((session, stanza, to) => {
    const { type } = stanza.attrs;
    if (isSubscriptionType(type)) return;
    if (type === 'probe') return to && context.route(stanza);
    if (to) return direct(context, session, stanza, to);
    if (type === undefined) return appear(context, session, stanza);
    if (type === 'unavailable') return vanish(context, session, stanza);
  });
  context.onPresenceArrival(({ account, to, presence: stanza }) => {
    if (stanza.attrs.type === 'probe') answerProbe(context, account, stanza);
    else deliverToDevices(context, account, to, stanza);
    return undefined;
  });
  context.onEnd((session) => {
    const gone = xml('presence', { type: 'unavailable', from: session.address });
    vanish(context, session, gone);
  });
};

/** RFC 6121, 4.2 and 4.4. */
function appear(context: ModuleContext, session: Session, stanza: Element): void {
  const first = session.presence === undefined;
  const wasUnwilling = session.priority < 0;
  session.presence = stanza;
  const priority = Number(stanza.getChildText('priority') ?? 0);
  session.priority = Number.isInteger(priority) && Math.abs(priority) <= 128 ? priority : 0;
  context.broadcast(watchers(context, session.account), stanza);
  if (first) learn(context, session);
  if (first || (wasUnwilling && session.priority >= 0)) context.becameAvailable(session);
}

/** RFC 6121, 4.5, and 4.6.5 for those who were told directly. */
function vanish(context: ModuleContext, session: Session, stanza: Element): void {
  const wasThere = session.presence !== undefined;
  session.presence = undefined;
  const told = [...session.directed];
  session.directed.clear();
  if (wasThere) {
    const others = watchers(context, session.account);
    context.broadcast(session.ended ? others : [session, ...others], stanza);
  }
  for (const address of told) context.route(addressed(stanza, address));
}

/** RFC 6121, 4.6. */
function direct(context: ModuleContext, session: Session, stanza: Element, to: Jid): void {
  const address = writeJid(to);
  if (stanza.attrs.type === 'unavailable') session.directed.delete(address);
  else if (stanza.attrs.type === undefined) session.directed.add(address);
  if (session.directed.size <= context.limits.directedPresences) {
    context.route(stanza);
    return;
  }
  session.directed.delete(address);
  context.refuse(stanza, stanzaError('resource-constraint', 'You are in too many rooms: leave one first.'));
}

/** The devices that see an account: its own, and those of contacts who may. */
export function watchers(context: ModuleContext, account: string): readonly Session[] {
  const contacts = context.stores.contacts.all(account).filter((one) => gives(one.subscription, 'from'));
  return [account, ...contacts.map((one) => one.address)].flatMap((one) => context.sessions.available(one));
}

/** What a device that just came may see (RFC 6121, 4.3): no probes are sent where everybody is ours. */
function learn(context: ModuleContext, session: Session): void {
  const contacts = context.stores.contacts
    .all(session.account)
    .filter((one) => gives(one.subscription, 'to'));
  for (const address of [session.account, ...contacts.map((one) => one.address)]) {
    for (const other of context.sessions.available(address)) {
      if (other !== session && other.presence) context.deliver(session, other.presence);
    }
  }
}

/** RFC 6121, 4.3.2: who may not see gets no answer. */
function answerProbe(context: ModuleContext, account: string, probe: Element): void {
  const from = parseJid(probe.attrs.from ?? '');
  const asker = from && `${from.local}@${from.domain}`;
  if (!from || !asker) return;
  const may = asker === account || gives(context.stores.contacts.get(account, asker)?.subscription, 'from');
  if (!may) return;
  for (const { presence: current } of context.sessions.available(account)) {
    if (current) context.route(addressed(current, writeJid(from)));
  }
}

/** RFC 6121, 8.5.2.1.2 and 8.5.3.1. */
function deliverToDevices(context: ModuleContext, account: string, to: Jid, stanza: Element): void {
  const device = to.resource ? context.sessions.at(writeJid(to)) : undefined;
  if (device) context.deliver(device, stanza);
  else if (!to.resource) context.broadcast(context.sessions.available(account), stanza);
}
