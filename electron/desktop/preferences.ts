import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { replaceFile } from '../host/replace-file.ts';

const rectangle = v.object({
  x: v.pipe(v.number(), v.safeInteger()),
  y: v.pipe(v.number(), v.safeInteger()),
  width: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  height: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

const schema = v.object({
  /** Of the window while it is neither maximized nor full screen, in pixels of the desktop. */
  bounds: v.optional(rectangle),
  maximized: v.fallback(v.boolean(), false),
  /** Chromium's zoom level: 0 is 100 %, each step 1.2 times. */
  zoom: v.fallback(v.pipe(v.number(), v.minValue(-3), v.maxValue(5)), 0),
  spelling: v.optional(v.boolean()),
});

/** What the desktop remembers of the window. */
type DesktopPreferences = v.InferOutput<typeof schema>;

export interface PreferenceFile {
  readonly value: DesktopPreferences;
  change(part: Partial<DesktopPreferences>): void;
}

/** A file that cannot be read, or not be written, costs the window its place and nothing else. */
export function openPreferences(file: string): PreferenceFile {
  let value = read(file);
  return {
    get value() {
      return value;
    },
    change: (part) => {
      value = { ...value, ...part };
      try {
        replaceFile(file, JSON.stringify(value));
      } catch {
        // Kept for this run.
      }
    },
  };
}

function read(file: string): DesktopPreferences {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return v.parse(schema, {});
  }
}
