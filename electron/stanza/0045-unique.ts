import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Asks a chat service for the local part of an address that nobody has (XEP-0307). */
export function writeUniqueQuestion(): Element {
  return xml('unique', { xmlns: NS.mucUnique });
}

export function writeUnique(name: string): Element {
  return xml('unique', { xmlns: NS.mucUnique }, name);
}

export function readUnique(element: Element): string | undefined {
  return element.is('unique', NS.mucUnique) ? element.text().trim() || undefined : undefined;
}
