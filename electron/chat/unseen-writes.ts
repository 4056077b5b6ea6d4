import type { PrivateItem } from '../stanza/private-item.ts';

/** A change of one item, told by what it makes of the present state; undefined: there is, or shall be, none. */
export type PrivateChange<T> = (now: T | undefined) => T | undefined;

interface MadeChange<T> {
  readonly change: PrivateChange<T>;
  /** How often it was made anew. */
  readonly again: number;
}

/** One's own write of an item. */
interface OwnWrite<T> {
  readonly revision: string;
  /** What it followed. */
  readonly after: string | undefined;
  readonly changes: readonly MadeChange<T>[];
}

/** Changes that somebody wrote over, oldest first, and what they wrote. */
interface WrittenOver<T> {
  readonly by: PrivateItem<T> | undefined;
  readonly changes: readonly MadeChange<T>[];
}

/** More own writes than these no other device is behind. */
const most = 20;
/** So often a change is made anew while others change the same otherwise; then theirs stands. */
const mostAgain = 20;

/** One's own writes of an item that nobody has shown to have seen: whoever writes without that writes over them. */
export class UnseenWrites<T> {
  readonly #own = new Set<string>();
  #unseen: readonly OwnWrite<T>[] = [];
  #over: WrittenOver<T> = { by: undefined, changes: [] };

  /** Before it is sent: another's may arrive while it is under way. */
  add(write: OwnWrite<T>): void {
    this.#own.add(write.revision);
    this.#unseen = [...this.#unseen, write].slice(-most);
  }

  /** It could not be sent; what was to be made anew by it still is. */
  withdraw(withdrawn: OwnWrite<T>, over: WrittenOver<T>): void {
    this.#unseen = this.#unseen.filter((write) => write !== withdrawn);
    const { by, changes } = this.#over;
    this.#over = { by: by ?? over.by, changes: [...over.changes, ...changes] };
  }

  isOwn({ revision }: PrivateItem<T>): boolean {
    return revision !== undefined && this.#own.has(revision);
  }

  /** What the item is now, as the server says. Answers whether something is missing there. */
  notice(item: PrivateItem<T>): boolean {
    const followed = this.#unseen.some(({ after }) => after !== undefined && after === item.revision);
    if (followed || this.isOwn(item)) return false;
    const seen = this.#unseen.findIndex(({ revision }) => revision === item.after);
    const missing = this.#unseen.slice(seen + 1).flatMap(({ changes }) => changes);
    this.#unseen = [];
    const again = missing.map((one) => ({ ...one, again: one.again + 1 }));
    const changes = again.filter((one) => one.again < mostAgain);
    if (changes.length > 0) this.#over = { by: item, changes: [...this.#over.changes, ...changes] };
    return changes.length > 0;
  }

  /** What has to be made anew, once. */
  take(): WrittenOver<T> {
    const over = this.#over;
    this.#over = { by: undefined, changes: [] };
    return over;
  }
}
