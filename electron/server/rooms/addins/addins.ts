import { foldName } from '../names.ts';
import type { Addin } from '../storage/category-values.ts';
import type { RoomStore } from '../storage/store.ts';

/** The registry of add-ins: managers choose from it what stands beside a room. */
export class Addins {
  readonly #store: RoomStore;
  #all: readonly Addin[] = [];

  constructor(store: RoomStore) {
    this.#store = store;
    this.reread();
  }

  /** Takes what is stored for what is so. */
  reread(): void {
    this.#all = this.#store.addins();
  }

  get all(): readonly Addin[] {
    return this.#all;
  }

  byName(name: string): Addin | undefined {
    return this.#all.find((addin) => foldName(addin.name) === foldName(name));
  }

  /** Under its name, new or known. */
  save(addin: Addin): void {
    this.#store.saveAddin(addin);
    this.reread();
  }

  /** Rooms that have it beside them have none afterwards. */
  remove(name: string): void {
    this.#store.removeAddin(name);
    this.reread();
  }
}
