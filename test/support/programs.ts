import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Programs that are not in npm's registry, and the Debian packages that bring them. */
export const programs = {
  prosody: { finds: ['prosody'], packages: ['prosody'] },
  'prosody-modules': { finds: ['/usr/lib/prosody/modules/mod_auth_ccert'], packages: ['prosody-modules'] },
  'prosody-sql': {
    finds: ['/usr/lib/x86_64-linux-gnu/lua/5.4/dbd/sqlite3.so'],
    packages: ['lua-dbi-sqlite3'],
  },
  ejabberd: { finds: ['erl', 'ejabberdctl'], packages: ['ejabberd', 'erlang-p1-sqlite3'] },
  chromium: { finds: ['chromium'], packages: ['chromium'] },
} as const;

export type ProgramName = keyof typeof programs;

/** Where a program lies; system folders are looked into as well, which not everybody's PATH names. */
export function findProgram(name: string): string | undefined {
  if (isAbsolute(name)) return existsSync(name) ? name : undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

export function isInstalled(name: ProgramName): boolean {
  return programs[name].finds.every((file) => findProgram(file) !== undefined);
}

/** In CI nothing may be skipped for want of a program: there a missing one fails where it is started. */
export function mustSkip(...names: readonly ProgramName[]): boolean {
  return process.env.PERCH_REQUIRE !== 'all' && !names.every(isInstalled);
}
