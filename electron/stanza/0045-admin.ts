import {
  type Affiliation,
  affiliations,
  type MucItem,
  type Role,
  readMucItem,
  roles,
  writeMucItem,
} from './0045-muc.ts';
import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

/**
 * The `<query xmlns='…muc#admin'/>` of an IQ (XEP-0045, 9): a get names the list it wants in its one item, a set
 * and a result carry the lines themselves. Undefined where an item names an affiliation or a role that there
 * is not, so that a misspelt one is never taken for a missing one.
 */
export function readMucAdmin(iq: Element): readonly MucItem[] | undefined {
  const query = iq.getChild('query', NS.mucAdmin);
  if (!query || elements(query).some((item) => !isItem(item))) return undefined;
  return elements(query).map(readMucItem);
}

export function writeMucAdmin(items: readonly MucItem[]): Element {
  return xml('query', { xmlns: NS.mucAdmin }, ...items.map(writeMucItem));
}

function isItem(item: Element): boolean {
  const { affiliation, role } = item.attrs;
  return (
    item.getName() === 'item' &&
    (affiliation === undefined || affiliations.some((known: Affiliation) => known === affiliation)) &&
    (role === undefined || roles.some((known: Role) => known === role))
  );
}
