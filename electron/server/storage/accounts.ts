import type { Timestamp } from '#electron/model/ids.ts';
import type { ScramMechanism } from '#electron/stanza/scram.ts';
import type { Database } from './database.ts';

/** What the server keeps of a password for one mechanism: enough to check it, not to use it. */
export interface Credential {
  readonly mechanism: ScramMechanism;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

export interface NewAccount {
  /** The local part of the address, prepared. */
  readonly name: string;
  readonly credentials: readonly Credential[];
  readonly displayName?: string;
  readonly administrator?: boolean;
}

export interface AccountFacts {
  readonly name: string;
  readonly displayName?: string;
  readonly administrator: boolean;
  readonly disabled: boolean;
}

/** Whether somebody may sign in under a name. */
export type Standing = 'none' | 'enabled' | 'disabled';

export interface AccountStore {
  exists(name: string): boolean;
  standing(name: string): Standing;
  /** Nobody has this name, or had it before. */
  isFree(name: string): boolean;
  /** Everybody, by name. */
  all(): readonly AccountFacts[];
  credential(name: string, mechanism: ScramMechanism): Credential | undefined;
  /** Makes the account, or gives an existing one these credentials. */
  put(account: NewAccount, at: Timestamp): void;
  /** Gives an existing account another password, and leaves the rest of it as it is. */
  setCredentials(name: string, credentials: readonly Credential[]): void;
  setDisabled(name: string, disabled: boolean): void;
  setAdministrator(name: string, administrator: boolean): void;
  setDisplayName(name: string, displayName: string | undefined): void;
  /** Takes the account itself away, not what it has kept elsewhere; its name is never free again. */
  remove(name: string, at: Timestamp): void;
  isAdministrator(name: string): boolean;
  displayName(name: string): string | undefined;
}

interface AccountRow {
  readonly name: string;
  readonly display_name: string | null;
  readonly administrator: number;
  readonly disabled: number;
}

interface CredentialRow {
  readonly salt: Buffer;
  readonly iterations: number;
  readonly stored_key: Buffer;
  readonly server_key: Buffer;
}

export function createAccountStore(database: Database.Database): AccountStore {
  const find = database.prepare<[string], number>('SELECT 1 FROM account WHERE name = ?').pluck();
  const findCredential = database.prepare<[string, string], CredentialRow>(
    'SELECT salt, iterations, stored_key, server_key FROM credential WHERE account = ? AND mechanism = ?',
  );
  const putAccount = database.prepare(`
    INSERT INTO account (name, display_name, administrator, created_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET display_name = excluded.display_name, administrator = excluded.administrator`);
  const putCredential = database.prepare('INSERT OR REPLACE INTO credential VALUES (?, ?, ?, ?, ?, ?)');
  const findDisabled = database
    .prepare<[string], number>('SELECT disabled FROM account WHERE name = ?')
    .pluck();
  const all = database.prepare<[], AccountRow>(
    'SELECT name, display_name, administrator, disabled FROM account ORDER BY name',
  );
  const findFormer = database
    .prepare<[string], number>('SELECT 1 FROM former_account WHERE name = ?')
    .pluck();
  const addFormer = database.prepare('INSERT OR REPLACE INTO former_account VALUES (?, ?)');
  const setAdministrator = database.prepare('UPDATE account SET administrator = ? WHERE name = ?');
  const setDisplayName = database.prepare('UPDATE account SET display_name = ? WHERE name = ?');
  const setDisabled = database.prepare('UPDATE account SET disabled = ? WHERE name = ?');
  const remove = database.prepare('DELETE FROM account WHERE name = ?');
  const administrator = database.prepare('SELECT administrator FROM account WHERE name = ?').pluck();
  const displayName = database
    .prepare<[string], string | null>('SELECT display_name FROM account WHERE name = ?')
    .pluck();

  function setCredentials(name: string, credentials: readonly Credential[]): void {
    for (const { mechanism, salt, iterations, storedKey, serverKey } of credentials) {
      putCredential.run(name, mechanism, salt, iterations, storedKey, serverKey);
    }
  }

  return {
    exists: (name) => find.get(name) !== undefined,
    credential: (name, mechanism) => {
      const row = findCredential.get(name, mechanism);
      if (!row) return undefined;
      const { salt, iterations, stored_key: storedKey, server_key: serverKey } = row;
      return { mechanism, salt, iterations, storedKey, serverKey };
    },
    put: (account, at) => {
      putAccount.run(account.name, account.displayName ?? null, account.administrator ? 1 : 0, at);
      setCredentials(account.name, account.credentials);
    },
    setCredentials,
    setDisabled: (name, disabled) => {
      setDisabled.run(disabled ? 1 : 0, name);
    },
    setAdministrator: (name, isOne) => {
      setAdministrator.run(isOne ? 1 : 0, name);
    },
    setDisplayName: (name, text) => {
      setDisplayName.run(text ?? null, name);
    },
    remove: (name, at) => {
      remove.run(name);
      addFormer.run(name, at);
    },
    isFree: (name) => find.get(name) === undefined && findFormer.get(name) === undefined,
    all: () => all.all().map(readAccount),
    standing: (name) => {
      const disabled = findDisabled.get(name);
      if (disabled === undefined) return 'none';
      return disabled === 0 ? 'enabled' : 'disabled';
    },
    isAdministrator: (name) => administrator.get(name) === 1,
    displayName: (name) => displayName.get(name) ?? undefined,
  };
}

function readAccount(row: AccountRow): AccountFacts {
  const { name, display_name: displayName } = row;
  return {
    name,
    ...(displayName !== null && { displayName }),
    administrator: row.administrator === 1,
    disabled: row.disabled === 1,
  };
}
