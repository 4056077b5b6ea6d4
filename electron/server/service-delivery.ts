import type { BareAddress } from '#electron/model/ids.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { Sending } from './sending.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** A service beside the accounts, in the same process: the rooms. */
export interface Service {
  handle(stanza: Element): readonly Outgoing[];
  /** What an account is changed: it goes at once from where it may not be any more. */
  review(account: BareAddress): readonly Outgoing[];
  /** Whether what the service sent to an account earlier is for it now, too. */
  mayStillHear(account: BareAddress, stanza: Element): boolean;
}

export interface Outgoing {
  readonly stanza: Element;
  readonly to: readonly string[];
}

/** Sends what a service has to say; `route` takes what is for accounts rather than devices. */
export function deliverFrom(
  { stanza, to }: Outgoing,
  sessions: Sessions,
  sending: Sending,
  route: (stanza: Element) => void,
): void {
  const devices: Session[] = [];
  for (const address of to) {
    const device = sessions.at(address);
    if (device) devices.push(device);
    // A full address is a device, and gone if the device is; a bare one is an account, which may be away.
    else if (!address.includes('/')) route(addressed(stanza, address));
  }
  if (devices.length > 0) sending.broadcast(devices, stanza);
}

/** The same stanza for another address; its content is shared. */
export function addressed(stanza: Element, to: string): Element {
  const copy = xml(stanza.name, { ...stanza.attrs, to });
  copy.children = stanza.children;
  return copy;
}
