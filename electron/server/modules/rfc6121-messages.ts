import { writeJid } from '#electron/stanza/jid.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import type { Arrival, ModuleContext, ServerModule } from '../module.ts';
import type { Session } from '../session.ts';

/** Which devices get a message (RFC 6121, 8.5.2 and 8.5.3). */
export const messages: ServerModule = (context) => {
  context.onArrival((arrival) => {
    const device = arrival.to.resource ? context.sessions.at(writeJid(arrival.to)) : undefined;
    if (device) {
      arrival.recipients = [device];
      return undefined;
    }
    return toBareAddress(context, arrival);
  });
};

/** Hands it to them, once it has been archived and waits. */
export const delivery: ServerModule = (context) => {
  context.onArrival(({ recipients, message, onReceived }) => {
    for (const session of recipients) context.deliver(session, message, onReceived);
    return undefined;
  });
};

/** Also what was sent to a device that is gone, where its kind allows that (RFC 6121, 8.5.3.2.1). */
function toBareAddress(context: ModuleContext, arrival: Arrival): 'stop' | undefined {
  const type: string = arrival.message.attrs.type ?? 'normal';
  if (type === 'error') return 'stop';
  if (type === 'groupchat') {
    context.refuse(arrival.message, stanzaError('service-unavailable'));
    return 'stop';
  }
  if (type === 'headline' && arrival.to.resource) return 'stop';
  arrival.recipients = willing(context.sessions.available(arrival.account));
  return undefined;
}

/** RFC 6121, 8.5.2.1.1: a negative priority wants nothing that is not meant for it alone. */
export function willing(devices: readonly Session[]): readonly Session[] {
  return devices.filter((device) => device.priority >= 0);
}
