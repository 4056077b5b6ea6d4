import { FaultError } from '#electron/model/fault.ts';
import { type Database, migrate } from './database.ts';
import { accountMigrations } from './migrations.ts';
import { keepSetting } from './settings.ts';

/**
 * The domain of these data: every address in them ends in it, so it never changes. `wanted` is what the
 * administrator asked for; where nobody did, new data get `fresh`. Data that are older than this rule have
 * localhost.
 */
export function keepDomain(
  database: Database.Database,
  wanted: string | undefined,
  fresh: () => string,
): string {
  migrate(database, accountMigrations);
  const first = (): string => wanted ?? (isNew(database) ? fresh() : 'localhost');
  const kept = keepSetting(database, 'domain', () => Buffer.from(first())).toString();
  if (wanted !== undefined && kept !== wanted) {
    throw new FaultError(
      'InvalidArgument',
      `The addresses in this directory end in ${kept}: leave out --domain, or choose another directory.`,
    );
  }
  return kept;
}

function isNew(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM account').get() === undefined;
}
