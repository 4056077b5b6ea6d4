import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';

/** The children of a stanza that are passed on, with the prefixes that they may need. */
export interface Payload {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}

/**
 * Namespaces of which only the room itself may speak in what it sends: who somebody is, ids, times, the room's
 * notices. Whatever a sender wrote in them is left out, so that nothing forged is ever passed on or archived.
 */
const roomsOwn: ReadonlySet<string | undefined> = new Set([
  NS.muc,
  NS.mucUser,
  NS.mucAdmin,
  NS.mucOwner,
  NS.delay,
  NS.occupantId,
  NS.archive,
  NS.addresses,
]);

export function payloadOf(stanza: Element): Payload {
  const prefixes = Object.entries(stanza.attrs).filter(([name]) => name.startsWith('xmlns:'));
  return { prefixes: Object.fromEntries(prefixes), children: elements(stanza).filter(mayPass) };
}

/** A stanza with a payload, and what else is to be in it. */
export function carry(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  payload: Payload,
  ...more: readonly Element[]
): Element {
  const stanza = xml(name, { ...attributes, ...payload.prefixes });
  // Shared, not moved: the children stay in the stanza that they came in, whose namespace they may have by it.
  stanza.children.push(...payload.children);
  stanza.append(...more);
  return stanza;
}

function mayPass(child: Element): boolean {
  const [name, namespace] = [child.getName(), child.getNS()];
  if (namespace === NS.stanzaIds) return name !== 'stanza-id';
  if (namespace === NS.perch) return name !== 'time';
  if (namespace === NS.retract) return name !== 'retracted';
  return !roomsOwn.has(namespace);
}
