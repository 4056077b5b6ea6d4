import type { Database } from './database.ts';

/** Whose accounts are whose at an issuer: names change there and are given to others, subjects are not. */
export interface SubjectStore {
  accountOf(issuer: string, subject: string): string | undefined;
  /** The subject that an account belongs to at this issuer. */
  subjectOf(issuer: string, account: string): string | undefined;
  put(issuer: string, subject: string, account: string): void;
  /** The account belongs to whoever comes next with its name. */
  forget(account: string): void;
}

export function createSubjectStore(database: Database.Database): SubjectStore {
  const account = database
    .prepare<[string, string], string>('SELECT account FROM subject WHERE issuer = ? AND subject = ?')
    .pluck();
  const subject = database
    .prepare<[string, string], string>('SELECT subject FROM subject WHERE issuer = ? AND account = ?')
    .pluck();
  const put = database.prepare('INSERT INTO subject (issuer, subject, account) VALUES (?, ?, ?)');
  const forget = database.prepare('DELETE FROM subject WHERE account = ?');
  return {
    accountOf: (issuer, of) => account.get(issuer, of),
    subjectOf: (issuer, of) => subject.get(issuer, of),
    forget: (of) => {
      forget.run(of);
    },
    put: (...row) => {
      put.run(...row);
    },
  };
}
