import { type Chord, writeChord } from './chord.ts';

/** Why a chord cannot be given to an action: who has it already. */
export type Refusal = 'writing' | 'moving' | 'Perch' | 'characters' | 'browser' | 'system' | 'program';

interface Place {
  readonly apple: boolean;
  /** The window is a tab of a browser, which keeps some keys for itself. */
  readonly browser: boolean;
}

const moving =
  /^(?:Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Tab|Enter|Space|Escape|Backspace|Delete|ContextMenu)$/u;
const editing =
  /^Mod\+(?:Shift\+)?(?:[ACVXZ]|Backspace|Delete|ArrowLeft|ArrowRight|ArrowUp|ArrowDown|Home|End)$|^Mod\+Y$/u;
/** What the windows of Perch mean by themselves, everywhere. */
const fixed = new Set(['Mod+Enter', 'Shift+Enter', 'Shift+F10', 'Shift+Tab']);
/** Never told to a page. */
const browsers =
  /^Mod\+(?:Shift\+)?(?:[TNWQ]|Tab|PageUp|PageDown)$|^Mod\+[1-9]$|^F1[12]$|^Mod\+Shift\+[IJ]$|^Mod\+L$|^(?:Mod\+(?:Shift\+)?R|F5)$/u;
/** In our own menu bar, or the window's. */
const programs = /^Mod\+(?:[QWM0+=-]|Shift\+[+=])$|^F11$/u;
const systems =
  /^Alt\+(?:Shift\+)?(?:F4|Tab|Space|Escape)$|^Mod\+(?:Shift\+)?Escape$|^Mod\+Alt\+(?:Shift\+)?(?:Delete|Tab|F\d+|Arrow\w+)$|PrintScreen$/u;
const apples =
  /^Mod\+(?:[HM]|Space|Tab|Alt\+(?:Escape|D|H|M))$|^Mod\+Shift\+[3456Q]$|^Control\+(?:Arrow\w+|Space|Mod\+.*)$|^Mod\+Control\+[QF]$/u;

/** Undefined: it can be had. */
export function refusalOf(chord: Chord, { apple, browser }: Place): Refusal | undefined {
  const text = writeChord(chord);
  const { mod, control, alt, shift, key } = chord;
  if (fixed.has(text)) return 'Perch';
  if (!mod && !control && !alt) {
    if (moving.test(key) && text !== 'Shift+Escape') return 'moving';
    if (/^[\p{L}\p{N}]$/u.test(key)) return 'writing';
  }
  if (editing.test(text)) return 'writing';
  // AltGr is Ctrl and Alt to many systems, and writes what stands third on a key.
  if (!apple && mod && alt && key.length === 1) return 'characters';
  if (systems.test(text) || (apple && apples.test(text))) return 'system';
  if (programs.test(text)) return browser ? 'browser' : 'program';
  if (browser && browsers.test(text)) return 'browser';
  return shift && key === 'Tab' ? 'moving' : undefined;
}
