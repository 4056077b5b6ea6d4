import { FaultError } from '#electron/model/fault.ts';

/** The content of an add-in: bytes by path, `/` between folders. */
export type Files = ReadonlyMap<string, Uint8Array>;

export const limits = {
  /** Of all files together, in bytes. */
  size: 10 * 1024 * 1024,
  files: 500,
  path: 200,
} as const;

/**
 * Paths have one spelling: letters, digits, `.`, `_`, `-` and `/`, no part of them beginning with a dot. Whatever else
 * a package holds is refused as a whole: what would be left out may be what it needs. Throws `InvalidArgument`.
 */
export function checkPath(path: string): string {
  const fits = path.length <= limits.path && /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path);
  if (!fits) throw refused(`the file “${path.slice(0, 80)}” has a name that cannot be served`);
  return path;
}

/** Counts while a package is read, and stops it when it is too much. Throws `LimitExceeded`. */
export function createMeter(): (size: number) => void {
  let [files, bytes] = [0, 0];
  return (size) => {
    files += 1;
    bytes += size;
    if (files > limits.files) throw tooLarge(`more than ${limits.files} files`);
    if (bytes > limits.size) throw tooLarge(`more than ${limits.size / 1024 / 1024} MB`);
  };
}

export function refused(why: string, field?: string): FaultError {
  const text = `This add-in cannot be installed: ${why}.`;
  return new FaultError('InvalidArgument', text, field === undefined ? {} : { field });
}

export function tooLarge(what: string): FaultError {
  return new FaultError('LimitExceeded', `This add-in cannot be installed: it holds ${what}.`);
}
