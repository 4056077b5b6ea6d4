import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram, isInstalled, type ProgramName, programs } from './programs.ts';

/** Which of the programs that the outer rings use are still missing. */
export function missingPrograms(): readonly ProgramName[] {
  return (Object.keys(programs) as ProgramName[]).filter((name) => !isInstalled(name)); // its own keys
}

/** Whether this process may install Debian packages. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/** Installs them from Debian's packages. False where that failed. */
export function install(names: readonly ProgramName[]): boolean {
  const wanted = names.flatMap((name) => programs[name].packages);
  const undo = keepServicesStopped();
  try {
    if (apt('install', '-y', '--no-install-recommends', ...wanted)) return true;
    return apt('update') && apt('install', '-y', '--no-install-recommends', ...wanted);
  } finally {
    undo();
  }
}

function apt(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-qq', ...args], { stdio: 'ignore', env }).status === 0;
}

/** A chat server that starts by itself because tests were run would surprise whoever owns the machine. */
function keepServicesStopped(): () => void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return () => {};
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(policy, { force: true });
}
