import { writeFileSync } from 'node:fs';
import { asFault, isDamage } from '../sqlite/faults.ts';
import { damageMark } from './set-aside.ts';

/** Runs work on a database and turns what the engine throws into a FaultError. */
export type Guard = <T>(work: () => T) => T;

/** Damage that shows while the file is in use is left for the next start to repair. */
export function guardOf(file: string): Guard {
  return (work) => {
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) writeFileSync(damageMark(file), '');
      throw asFault(error);
    }
  };
}
