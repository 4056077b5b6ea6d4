import { type MucItem, readMucItem, writeMucItem } from './0045-muc.ts';
import { NS } from './namespaces.ts';
import { readBoolean } from './values.ts';
import { type Element, xml } from './xml.ts';

/** Says that a room has become too large to tell who comes and goes, or that it tells again. */
export function writeRosterNotice(hidden: boolean): Element {
  return xml('roster', { xmlns: NS.perch, hidden: hidden ? '1' : '0' });
}

/** Undefined for a message that says nothing of it. */
export function readRosterNotice(message: Element): boolean | undefined {
  return readBoolean(message.getChild('roster', NS.perch)?.attrs.hidden);
}

/** Asks a room who is in it. */
export function writeRosterQuestion(): Element {
  return xml('roster', { xmlns: NS.perch });
}

export function writeRoster(items: readonly MucItem[]): Element {
  return xml('roster', { xmlns: NS.perch }, ...items.map(writeMucItem));
}

export function readRoster(element: Element): readonly MucItem[] | undefined {
  return element.is('roster', NS.perch) ? element.getChildren('item', NS.perch).map(readMucItem) : undefined;
}
