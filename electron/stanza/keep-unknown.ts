import { copyOf, Element, elements } from './xml.ts';

/**
 * What somebody kept, with what we change of it. `ours`: what we made of it by reading it and writing it again;
 * `wanted`: what it shall be. Only where these two differ is anything changed: attributes, elements and values that we
 * did not understand stay as they are. Children are the same by name and `id`, else as the only one of their name, else by
 * their text; their order is the wanted one, and what is unknown stays behind what it stood behind.
 */
export function keepUnknown(kept: Element, ours: Element, wanted: Element): Element {
  const result = new Element(kept.name, keptAttributes(kept.attrs, ours.attrs, wanted.attrs));
  const [there, known, sought] = keyed([kept, ours, wanted]);
  const text = ours.getText() === wanted.getText() ? kept.getText() : wanted.getText();
  if (text.trim() !== '') result.t(text);
  const behind = unknownBehind(there, known);
  const append = (element: Element): void => void result.append(copyOf(element));
  for (const element of behind.get(undefined) ?? []) append(element);
  for (const [key, element] of sought) {
    const [before, mine] = [there.get(key), known.get(key)];
    result.append(before && mine ? keepUnknown(before, mine, element) : copyOf(element));
    for (const unknown of behind.get(key) ?? []) append(unknown);
  }
  const removed = [...known.keys()].filter((key) => !sought.has(key));
  for (const key of removed) for (const unknown of behind.get(key) ?? []) append(unknown);
  return result;
}

type Attributes = Readonly<Record<string, string>>;

function keptAttributes(kept: Attributes, ours: Attributes, wanted: Attributes): Record<string, string> {
  const names = new Set([...Object.keys(kept), ...Object.keys(wanted)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = ours[name] === wanted[name] ? kept[name] : wanted[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What of the children we know nothing, by the known one that they stand behind. */
function unknownBehind(
  there: ReadonlyMap<string, Element>,
  known: ReadonlyMap<string, Element>,
): ReadonlyMap<string | undefined, readonly Element[]> {
  const behind = new Map<string | undefined, readonly Element[]>();
  let last: string | undefined;
  for (const [key, element] of there) {
    if (known.has(key)) last = key;
    else behind.set(last, [...(behind.get(last) ?? []), element]);
  }
  return behind;
}

type Three<T> = readonly [T, T, T];

/** The children of three states of one element, each by what makes it the same in all of them. */
function keyed(states: Three<Element>): Three<ReadonlyMap<string, Element>> {
  const [first, second, third] = states;
  const several = new Set(states.flatMap(namesOfSeveral));
  return [byKey(first, several), byKey(second, several), byKey(third, several)];
}

function nameOf(element: Element): string {
  return `${element.getNS() ?? ''} ${element.getName()}`;
}

function namesOfSeveral(parent: Element): readonly string[] {
  const names = elements(parent).map(nameOf);
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function byKey(parent: Element, several: ReadonlySet<string>): ReadonlyMap<string, Element> {
  const result = new Map<string, Element>();
  for (const element of elements(parent)) {
    const name = nameOf(element);
    const { id } = element.attrs;
    const own = id === undefined ? (several.has(name) ? ` ${element.getText()}` : '') : `#${id}`;
    let key = name + own;
    while (result.has(key)) key += '+';
    result.set(key, element);
  }
  return result;
}
