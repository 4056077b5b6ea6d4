import { writeDelay } from '#electron/stanza/0203-delay.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { Arrival, ModuleContext, ServerModule } from '../module.ts';
import type { Session } from '../session.ts';
import { mayWait } from '../storable.ts';
import { writeFrame } from '../stream/packet.ts';
import { readStored } from '../stream/stored.ts';

/**
 * A message waits until one device of its account has it for certain, and not only while all are away (RFC 6121,
 * 8.5.2.2; XEP-0160): so nothing is lost with a connection, or with the server itself.
 */
export const waiting: ServerModule = (context) => {
  context.announce('server', ['msgoffline']);
  context.onArrival((arrival) => wait(context, arrival));
  context.onRemoval(context.stores.waiting.removeAll);
  context.onAvailable((session) => {
    if (session.priority >= 0) deliverWaiting(context, session);
  });
};

function wait(context: ModuleContext, arrival: Arrival): 'stop' | undefined {
  const store = context.stores.waiting;
  if (!mayWait(arrival.message)) return undefined;
  if (arrival.recipients.length === 0 && store.count(arrival.account) >= context.limits.offlineMessages) {
    context.refuse(
      arrival.message,
      stanzaError('service-unavailable', 'Too many messages wait there already.'),
    );
    return 'stop';
  }
  const id = store.add(arrival.account, context.clock(), writeFrame(arrival.message));
  arrival.onReceived = () => context.store(() => store.remove(id));
  return undefined;
}

function deliverWaiting(context: ModuleContext, session: Session): void {
  const store = context.stores.waiting;
  for (const { id, at, stanza } of store.of(session.account)) {
    const stored = readStored(stanza);
    if (!context.mayStillHear(session.account, stored)) {
      context.store(() => store.remove(id));
      continue;
    }
    const message = xml(stored.name, stored.attrs);
    message.children = [...stored.children, writeDelay({ stamp: at, from: context.domain })];
    context.deliver(session, message, () => context.store(() => store.remove(id)));
  }
}
