/** Builds an element: attributes, then what is in it. Text is text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...inside);
  return made;
}

/** The place of the page where an add-in draws. */
export function stage(): HTMLElement {
  const found = document.querySelector('main');
  if (!found) throw new Error('The page has no <main>.');
  return found;
}
