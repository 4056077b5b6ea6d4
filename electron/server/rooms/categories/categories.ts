import type { BareAddress } from '#electron/model/ids.ts';
import type { People } from '../principals/people.ts';
import type { Category, CategoryKey, NewCategory } from '../storage/category-values.ts';
import type { Viewer } from '../storage/directory-values.ts';
import type { RoomStore } from '../storage/store.ts';
import { inScope, mayCreateIn } from './scope.ts';

/** The categories as they are now. There are few of them, and every stanza asks: they are all in memory. */
export class Categories {
  readonly #store: RoomStore;
  readonly #people: People;
  readonly #byKey = new Map<CategoryKey, Category>();

  constructor(store: RoomStore, people: People) {
    this.#store = store;
    this.#people = people;
    this.reread();
  }

  get all(): readonly Category[] {
    return [...this.#byKey.values()];
  }

  get default(): Category {
    const found = this.all.find(({ isDefault }) => isDefault);
    if (!found) throw new Error('There is no default category.');
    return found;
  }

  at(key: CategoryKey): Category {
    const found = this.#byKey.get(key);
    if (!found) throw new Error(`There is no category ${key}.`);
    return found;
  }

  byId(id: string): Category | undefined {
    return this.all.find((category) => category.id === id);
  }

  isWithin(category: Category, account: BareAddress): boolean {
    return inScope(category, this.#people.principalsOf(account)) || this.#people.isAdministrator(account);
  }

  mayCreate(category: Category, account: BareAddress): boolean {
    const principals = this.#people.principalsOf(account);
    return mayCreateIn(category, { principals, administrator: this.#people.isAdministrator(account) });
  }

  /** Those where somebody may make rooms; none for most. */
  openTo(account: BareAddress): readonly Category[] {
    return this.all.filter((category) => this.mayCreate(category, account));
  }

  /** What somebody is to lists of rooms. */
  viewer(account: BareAddress): Viewer {
    const categories = this.all.filter((category) => this.isWithin(category, account));
    return {
      account,
      principals: this.#people.principalsOf(account),
      categories: categories.map(({ key }) => key),
    };
  }

  add(category: NewCategory): Category {
    const added = this.#store.addCategory(category);
    this.#byKey.set(added.key, added);
    return added;
  }

  save(category: Category): void {
    this.#store.saveCategory(category);
    this.#byKey.set(category.key, category);
  }

  remove({ key }: Category): void {
    this.#store.removeCategory(key);
    this.#byKey.delete(key);
  }

  /** Takes what is stored for what is so. */
  reread(): void {
    this.#byKey.clear();
    for (const category of this.#store.categories()) this.#byKey.set(category.key, category);
  }
}
