// The same copy that xmpp.js loads: the package's other one has an Element class of its own.
import { Element, parse } from 'ltx/lib/ltx.js';

/** An XML element: `name`, `attrs`, `children`; what comes off a stream and what goes onto it. */
export { Element };

type Child = Element | string | number | undefined | false;
type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * Writes an element. `undefined` attributes and `undefined` or `false` children are left out, so that optional
 * parts read as what they are. Text and attribute values are escaped when the element is made into a string.
 */
export function xml(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Element {
  const element = new Element(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.attrs[key] = String(value);
  }
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (child instanceof Element) element.append(child);
    else element.t(String(child));
  }
  return element;
}

/** The child of this name and namespace, or undefined. */
export function child(element: Element, name: string, namespace: string): Element | undefined {
  return element.getChild(name, namespace);
}

/** The text of a child of this name in the parent's own namespace; undefined where there is no such child. */
export function childText(element: Element, name: string): string | undefined {
  return element.getChild(name, element.getNS())?.text();
}

/** All children that are elements. */
export function elements(element: Element): readonly Element[] {
  return element.getChildElements();
}

/** One that can be changed, or be put elsewhere, without the first. */
export function copyOf(element: Element): Element {
  const copy = new Element(element.name, element.attrs);
  for (const part of element.children) {
    if (typeof part === 'string') copy.t(part);
    else copy.append(copyOf(part));
  }
  return copy;
}

/** Reads one element from text that was written by `toString` before; throws where it is no XML. */
export function parseXml(text: string): Element {
  return parse(text);
}
