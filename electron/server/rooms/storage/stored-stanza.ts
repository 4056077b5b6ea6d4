import { type Element, parseXml } from '#electron/stanza/xml.ts';
import type { ArchivedMessage } from './archive-values.ts';

/** A message as it was stored; undefined where its row is damaged, so that one row never closes a whole room. */
export function readStored({ stanza }: Pick<ArchivedMessage, 'stanza'>): Element | undefined {
  try {
    return parseXml(stanza);
  } catch {
    return undefined;
  }
}
