import type { Chord } from '#renderer/store/keys/chord.ts';
import { strings } from '../strings.ts';

const onApple = { mod: '⌘', control: '⌃', alt: '⌥', shift: '⇧' } as const;
const elsewhere = { mod: 'Ctrl', control: 'Control', alt: 'Alt', shift: 'Shift' } as const;
/** As Apple has them in menus. */
const order = ['control', 'alt', 'shift', 'mod'] as const;
const usual = ['mod', 'control', 'alt', 'shift'] as const;

/** What stands on the keys of a chord, one by one. */
export function keyNames(chord: Chord, apple: boolean): readonly string[] {
  const [words, all] = apple ? [onApple, order] : [elsewhere, usual];
  return [...all.filter((name) => chord[name]).map((name) => words[name]), wordOf(chord.key)];
}

/** `Ctrl+Shift+K`, or as Apple writes it. */
export function keyName(chord: Chord, apple: boolean): string {
  return keyNames(chord, apple).join(apple ? '' : '+');
}

/** In the words of `aria-keyshortcuts`. */
export function ariaKey({ mod, control, alt, shift, key }: Chord, apple: boolean): string {
  const held = [mod && (apple ? 'Meta' : 'Control'), control && 'Control', alt && 'Alt', shift && 'Shift'];
  return [...held.filter((word) => word !== false), key].join('+');
}

function wordOf(key: string): string {
  const [, word] = Object.entries(strings.keys.caps).find(([name]) => name === key) ?? [];
  return word ?? key;
}
