import type { BareAddress } from '#electron/model/ids.ts';
import type { Database } from './database.ts';

export interface VcardStore {
  /** The `<vCard/>` as text. */
  get(account: BareAddress): string | undefined;
  put(account: BareAddress, content: string): void;
  remove(account: BareAddress): void;
}

export function createVcardStore(database: Database.Database): VcardStore {
  const get = database.prepare<[string], string>('SELECT content FROM vcard WHERE account = ?').pluck();
  const remove = database.prepare('DELETE FROM vcard WHERE account = ?');
  const put = database.prepare('INSERT OR REPLACE INTO vcard VALUES (?, ?)');
  return {
    get: (account) => get.get(account),
    put: (account, content) => {
      put.run(account, content);
    },
    remove: (account) => {
      remove.run(account);
    },
  };
}
