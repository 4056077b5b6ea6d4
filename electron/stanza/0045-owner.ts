import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/**
 * What passes between a room and its owners (XEP-0045, 10): nothing asks for the configuration form, a form is
 * the one offered or filled in, a `<destroy/>` ends the room.
 */
export function writeMucOwner(payload?: Element): Element {
  return xml('query', { xmlns: NS.mucOwner }, payload);
}
