import { resolve } from 'node:path';
import { backupCommand } from '#electron/stanza/perch-backup.ts';
import { usageFault } from '../usage.ts';
import type { Verb } from '../verb.ts';

/** A large archive on a slow disk. */
const patience = 3_600_000;

export const backupVerbs: readonly Verb[] = [
  {
    words: 'backup',
    takes: '--to FILE',
    does: 'copies everything while the server runs; on its own machine only',
    options: { to: { type: 'string' } },
    run: async (given, desk) => {
      const to = given.text('to');
      if (given.words.length > 0 || !to) throw usageFault('Say where to, with --to FILE.');
      const file = resolve(to);
      await desk.execute(backupCommand, { file }, { patience });
      return { note: `Everything is in ${file}.` };
    },
  },
];
