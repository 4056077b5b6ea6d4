import { Element } from '#electron/stanza/xml.ts';
import { readFrame } from './xml-reader.ts';

/** What came through the limits once is read again without them. */
const unlimited = { xmlDepth: Number.POSITIVE_INFINITY, xmlAttributes: Number.POSITIVE_INFINITY };

/** Reads an element that we wrote into the store. */
export function readStored(text: string): Element {
  const element = readFrame(text, unlimited);
  if (element instanceof Element) return element;
  throw new Error('What was stored is no XML');
}
