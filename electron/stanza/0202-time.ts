import type { Timestamp } from '#electron/model/ids.ts';
import { NS } from './namespaces.ts';
import { readInstant, writeInstant } from './values.ts';
import { type Element, xml } from './xml.ts';

/** The time that an answer tells (XEP-0202). */
export function readTime(time: Element): Timestamp | undefined {
  if (!time.is('time', NS.time)) return undefined;
  return readInstant(time.getChild('utc', NS.time)?.text());
}

export function writeTime(at: Timestamp): Element {
  return xml('time', { xmlns: NS.time }, xml('tzo', {}, '+00:00'), xml('utc', {}, writeInstant(at)));
}

export function writeTimeRequest(): Element {
  return xml('time', { xmlns: NS.time });
}
