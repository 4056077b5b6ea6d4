import type { Timestamp } from '#electron/model/ids.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The time that an answer tells (XEP-0202). */
export function readTime(time: Element): Timestamp | undefined {
  if (!time.is('time', NS.time)) return undefined;
  const at = Date.parse(time.getChild('utc', NS.time)?.text() ?? '');
  return Number.isNaN(at) ? undefined : at;
}

export function writeTime(at: Timestamp): Element {
  const utc = new Date(at).toISOString();
  return xml('time', { xmlns: NS.time }, xml('tzo', {}, '+00:00'), xml('utc', {}, utc));
}

export function writeTimeRequest(): Element {
  return xml('time', { xmlns: NS.time });
}
