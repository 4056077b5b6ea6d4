import type { AddInMessage } from '#addins/sdk/index.ts';

/** The keys of tickets in a text, as `ABC-123`, each once. */
export function keysIn(text: string): readonly string[] {
  return [
    ...new Set(
      Array.from(text.matchAll(/(?<![\w-])[A-Z][A-Z0-9]{1,9}-[1-9]\d{0,6}(?![\w-])/g), ([key]) => key),
    ),
  ];
}

/** Those that were mentioned last, the latest first. */
export function latestKeys(messages: readonly AddInMessage[], most: number): readonly string[] {
  return [...new Set(messages.toReversed().flatMap(({ text }) => keysIn(text)))].slice(0, most);
}
