import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Chord, chordOf, type Pressed, readChord, writeChord } from '#renderer/store/keys/chord.ts';
import { keyIds, keyTable } from '#renderer/store/keys/table.ts';
import { keyName } from '#renderer/view/parts/key-name.ts';

const press = (key: string, code = '', held = ''): Pressed => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
});
const pressed = (event: Pressed, apple = false): string | undefined => {
  const chord = chordOf(event, apple);
  return chord && writeChord(chord);
};

test.each([
  ['a letter with Ctrl', press('k', 'KeyK', 'c'), 'Mod+K'],
  ['with caps lock', press('K', 'KeyK', 'c'), 'Mod+K'],
  ['and with Shift', press('K', 'KeyK', 'cs'), 'Mod+Shift+K'],
  ['where the layout has another script', press('л', 'KeyK', 'c'), 'Mod+K'],
  ['by its letter where the layout puts it elsewhere', press('a', 'KeyQ', 'c'), 'Mod+A'],
  ['a digit that Shift makes a sign', press('!', 'Digit1', 'as'), 'Alt+Shift+1'],
  ['a sign that Shift makes', press('?', 'Slash', 's'), '?'],
  ['an arrow', press('ArrowUp', 'ArrowUp', 'a'), 'Alt+ArrowUp'],
  ['a key with a name, and Shift', press('Escape', 'Escape', 's'), 'Shift+Escape'],
  ['the space bar', press(' ', 'Space', 'c'), 'Mod+Space'],
  ['a capital', press('A', 'KeyA', 's'), 'Shift+A'],
  ['what is only held down', press('Control', 'ControlLeft', 'c'), undefined],
  ['the key of the system', press('k', 'KeyK', 'm'), undefined],
  ['a dead key alone', press('Dead', 'KeyE'), undefined],
  ['what an input method takes', press('Process', 'KeyE', 'c'), undefined],
])('pressed: %s', (_, event, chord) => {
  expect(pressed(event)).toBe(chord);
});

test.each([
  ['Cmd', press('k', 'KeyK', 'm'), 'Mod+K'],
  ['Control', press('k', 'KeyK', 'c'), 'Control+K'],
  ['Option, which writes another letter', press('Ï', 'KeyF', 'as'), 'Alt+Shift+F'],
  ['Option, which begins an accent', press('Dead', 'KeyI', 'a'), 'Alt+I'],
])('on an Apple keyboard with %s', (_, event, chord) => {
  expect(pressed(event, true)).toBe(chord);
});

test.each([
  '',
  'K+',
  'k',
  'Ctrl+K',
  'Shift+Mod+K',
  'Mod+Mod+K',
  'Mod+',
  'Mod+F25',
  'Mod+Foo',
  'Mod+ ',
  'Mod+KK',
])('no chord is written %j', (text) => {
  expect(readChord(text)).toBeUndefined();
});

test('what was pressed is read back as it was written', () => {
  const key = fc.oneof(
    fc.constantFrom('ArrowUp', 'F6', 'Escape', 'Home', ' ', '+', '-', '?', 'Ö', 'ß', 'é', 'ф', '😀'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  );
  const held = fc.boolean();
  const events = fc.record({
    ...{ key, code: fc.constantFrom('KeyA', 'Digit7', 'Slash', '') },
    ...{ ctrlKey: held, metaKey: held, altKey: held, shiftKey: held },
  });
  fc.assert(
    fc.property(events, held, (event, apple) => {
      const chord = chordOf(event, apple);
      expect(chord && readChord(writeChord(chord))).toEqual(chord);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('every key at first can be read, and none is there twice', () => {
  for (const apple of [false, true]) {
    const all = keyIds.map((id) => (apple ? (keyTable[id].apple ?? keyTable[id].key) : keyTable[id].key));
    expect(all.filter((text) => readChord(text) === undefined)).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  }
});

test('a chord is shown as keyboards have it', () => {
  const chord: Chord = { mod: true, control: false, alt: false, shift: true, key: 'ArrowUp' };
  expect(keyName(chord, false)).toBe('Ctrl+Shift+↑');
  expect(keyName(chord, true)).toBe('⇧⌘↑');
});
