import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

/** A stanza inside another, with the time at which the carrier first saw it (XEP-0297). */
export interface Forwarded {
  readonly stanza: Element;
  /** ISO 8601, as it stood in the `<delay/>` beside the stanza. */
  readonly stamp?: string;
}

/** Reads a `<forwarded/>`, or the one that is a child of what is given. */
export function readForwarded(element: Element): Forwarded | undefined {
  const forwarded = element.is('forwarded', NS.forward) ? element : element.getChild('forwarded', NS.forward);
  const stanza = forwarded && elements(forwarded).find((one) => one.getNS() === NS.client);
  if (!forwarded || !stanza) return undefined;
  const stamp: unknown = forwarded.getChild('delay', NS.delay)?.attrs.stamp;
  return typeof stamp === 'string' ? { stanza, stamp } : { stanza };
}

/** The stanza is shared, not copied. */
export function writeForwarded({ stanza, stamp }: Forwarded): Element {
  const inner = xml(stanza.name, { ...stanza.attrs, xmlns: NS.client });
  inner.children = stanza.children;
  const delay = stamp === undefined ? undefined : xml('delay', { xmlns: NS.delay, stamp });
  return xml('forwarded', { xmlns: NS.forward }, delay, inner);
}
