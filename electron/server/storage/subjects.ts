import type { Database } from './database.ts';

/** Whose accounts are whose at an issuer: names change there and are given to others, subjects are not. */
export interface SubjectStore {
  accountOf(issuer: string, subject: string): string | undefined;
  /** An administrator lets whoever bears the account's name have it. */
  isClaimable(account: string): boolean;
  /** From now on, and until somebody did, nobody who had it before has it. */
  makeClaimable(account: string): void;
  /** The account is this subject's, and no other's. */
  claim(issuer: string, subject: string, account: string): void;
}

export function createSubjectStore(database: Database.Database): SubjectStore {
  const find = database
    .prepare<[string, string], string>('SELECT account FROM subject WHERE issuer = ? AND subject = ?')
    .pluck();
  const add = database.prepare('INSERT INTO subject (issuer, subject, account) VALUES (?, ?, ?)');
  const forget = database.prepare('DELETE FROM subject WHERE account = ?');
  const findClaimable = database
    .prepare<[string], number>('SELECT 1 FROM claimable WHERE account = ?')
    .pluck();
  const open = database.prepare('INSERT OR IGNORE INTO claimable VALUES (?)');
  const close = database.prepare('DELETE FROM claimable WHERE account = ?');
  return {
    accountOf: (issuer, subject) => find.get(issuer, subject),
    isClaimable: (account) => findClaimable.get(account) !== undefined,
    makeClaimable: (account) => {
      forget.run(account);
      open.run(account);
    },
    claim: (issuer, subject, account) => {
      close.run(account);
      add.run(issuer, subject, account);
    },
  };
}
