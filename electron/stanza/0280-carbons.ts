import { readForwarded, writeForwarded } from './0297-forward.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** A copy of what another device of the same account sent or received (XEP-0280). */
export interface Carbon {
  readonly direction: 'sent' | 'received';
  readonly message: Element;
}

/**
 * Reads the copy inside a message. Who sent the outer message is not looked at: the reader must make sure that
 * it is our own bare address (XEP-0280, 11; CVE-2017-5589).
 */
export function readCarbon(message: Element): Carbon | undefined {
  for (const direction of ['sent', 'received'] as const) {
    const wrapper = message.getChild(direction, NS.carbons);
    const forwarded = wrapper && readForwarded(wrapper);
    if (forwarded?.stanza.getName() === 'message') return { direction, message: forwarded.stanza };
  }
  return undefined;
}

export function writeCarbon(carbon: Carbon): Element {
  return xml(carbon.direction, { xmlns: NS.carbons }, writeForwarded({ stanza: carbon.message }));
}

export function writeEnableCarbons(): Element {
  return xml('enable', { xmlns: NS.carbons });
}

/** The sender asked that no copies be made (XEP-0280, 7). */
export function isPrivate(message: Element): boolean {
  return message.getChild('private', NS.carbons) !== undefined;
}
