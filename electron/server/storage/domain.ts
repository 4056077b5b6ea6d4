import { FaultError } from '#electron/model/fault.ts';
import { type Database, migrate } from './database.ts';
import { accountMigrations } from './migrations.ts';

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
  const find = database.prepare<[], Buffer>("SELECT value FROM setting WHERE name = 'domain'").pluck();
  const kept = find.get()?.toString();
  if (kept !== undefined && wanted !== undefined && kept !== wanted) {
    throw new FaultError(
      'InvalidArgument',
      `The addresses in this directory end in ${kept}: leave out --domain, or choose another directory.`,
    );
  }
  if (kept !== undefined) return kept;
  const domain = wanted ?? (isNew(database) ? fresh() : 'localhost');
  database.prepare("INSERT INTO setting VALUES ('domain', ?)").run(Buffer.from(domain));
  return domain;
}

function isNew(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM account').get() === undefined;
}
