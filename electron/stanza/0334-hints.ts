import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** What a sender wishes to happen with a message beyond delivery (XEP-0334). */
export const hints = ['no-permanent-store', 'no-store', 'no-copy', 'store'] as const;
export type Hint = (typeof hints)[number];

export function readHints(message: Element): readonly Hint[] {
  return hints.filter((hint) => message.getChild(hint, NS.hints));
}

export function writeHint(hint: Hint): Element {
  return xml(hint, { xmlns: NS.hints });
}
