import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type History, type HistoryReader, openHistory, openReader } from '#electron/history/history.ts';
import type { Account } from '#electron/model/account.ts';
import { type Outbox, openOutbox } from '#electron/outbox/outbox.ts';

/** What of an account lies on the disk. */
export interface Shelves {
  readonly history: History;
  /** For questions that take their time. */
  readonly reader: HistoryReader;
  readonly outbox: Outbox;
  /** The history was damaged, and this is a new one. */
  readonly begunAnew: boolean;
  close(): void;
  /** Deletes everything of the account. */
  forget(): void;
}

export function openShelves(account: Account, folder: string, log: (line: string) => void): Shelves {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'history.sqlite');
  let begunAnew = false;
  const history = openHistory({
    file,
    address: account.address,
    names: () => [account.displayName, account.address.split('@')[0] ?? ''],
    onDamage: (aside) => {
      begunAnew = true;
      log(`The history was damaged. It was set aside as ${aside} and is fetched anew.`);
    },
  });
  const reader = openReader(file);
  const outbox = openOutbox({ file: join(folder, 'outbox.sqlite') });
  return {
    history,
    reader,
    outbox,
    begunAnew,
    close: () => {
      reader.close();
      history.close();
      outbox.close();
    },
    forget: () => {
      reader.close();
      history.forget();
      outbox.forget();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
