/** A key with what is held down beside it. */
export interface Chord {
  /** Cmd on an Apple keyboard, Ctrl elsewhere: the key for commands. */
  readonly mod: boolean;
  /** Control on an Apple keyboard, where it is not the key for commands; nowhere else. */
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** A capital letter, another character, or the name of a key as the browser has it (`ArrowUp`, `F6`). */
  readonly key: string;
}

/** Of a key that was pressed, what decides which chord it is. */
export interface Pressed {
  readonly key: string;
  /** Where it stands on the keyboard, by what a US keyboard has there. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const held = [
  ['mod', 'Mod'],
  ['control', 'Control'],
  ['alt', 'Alt'],
  ['shift', 'Shift'],
] as const;
/** Held down beside others, or no key that a chord could have. */
const noKey = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Unidentified',
  'Process',
  'Fn',
]);
const named =
  /^(?:F(?:[1-9]|1\d|2[0-4])|Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Enter|Tab|Escape|Space|ContextMenu|PrintScreen|Pause)$/u;

/** As it is kept: `Mod+Shift+K`. */
export function writeChord(chord: Chord): string {
  return [...held.filter(([name]) => chord[name]).map(([, word]) => word), chord.key].join('+');
}

/** Undefined for whatever `writeChord` would not write. */
export function readChord(text: string): Chord | undefined {
  const [, before = '', key = ''] = /^((?:[A-Za-z]+\+)*)(.+)$/su.exec(text) ?? [];
  const words = new Set(before.split('+').filter((word) => word !== ''));
  const has = (word: string): boolean => words.has(word);
  const chord = { mod: has('Mod'), control: has('Control'), alt: has('Alt'), shift: has('Shift'), key };
  const known = named.test(key) || ([...key].length === 1 && !/[\s\p{C}\p{Ll}]/u.test(key));
  return known && writeChord(chord) === text ? chord : undefined;
}

/** The chord that was pressed; undefined for what is only held down. */
export function chordOf(pressed: Pressed, apple: boolean): Chord | undefined {
  const { ctrlKey, metaKey, altKey: alt, shiftKey } = pressed;
  // Elsewhere than on an Apple keyboard that key is the system's.
  if (noKey.has(pressed.key) || (metaKey && !apple)) return undefined;
  const mod = apple ? metaKey : ctrlKey;
  const control = apple && ctrlKey;
  const key = keyOf(pressed, mod || control || alt);
  if (key === undefined) return undefined;
  // Shift alone makes the character what it is.
  const shift = shiftKey && (mod || control || alt || key.length > 1 || /\p{Lu}/u.test(key));
  // What cannot be kept is no chord.
  return readChord(writeChord({ mod, control, alt, shift, key }));
}

/** What the key is called, and where something is held down beside it the letter or digit of its place if need be. */
function keyOf({ key, code, shiftKey }: Pressed, isHeld: boolean): string | undefined {
  if (key === ' ') return 'Space';
  const place = isHeld ? /^(?:Key|Digit)([A-Z\d])$/u.exec(code)?.[1] : undefined;
  // Another script, Option or a dead key made something else of a letter, or Shift of a digit.
  const isOther = key === 'Dead' || ([...key].length === 1 && !/[\x21-\x7e]/u.test(key));
  const isShiftedDigit = shiftKey && /^\d$/u.test(place ?? '');
  if (place !== undefined && (isOther || isShiftedDigit)) return place;
  if (key === 'Dead') return undefined;
  return [...key].length === 1 ? key.toUpperCase() : key;
}
