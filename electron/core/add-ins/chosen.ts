import type { RegisteredAddIn } from '#electron/addin/places.ts';
import type { AddInSummary } from '#electron/model/category.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

interface ChosenOptions {
  /** What administrators registered; undefined while the service was not asked, or where it keeps no registry. */
  readonly registry: () => readonly AddInSummary[] | undefined;
  readonly keep: (room: RoomAddress, registered: RegisteredAddIn | undefined) => void;
}

/** What the managers of each room chose, from what rooms and the service tell, in whatever order they do. */
export class ChosenAddIns {
  readonly #options: ChosenOptions;
  readonly #names = new Map<RoomAddress, string | undefined>();

  constructor(options: ChosenOptions) {
    this.#options = options;
  }

  /** The room was entered or has changed, and names this one, or none. */
  named(room: RoomAddress, name: string | undefined): void {
    this.#names.set(room, name);
    this.#keep(room, name);
  }

  /** Where there is no registry: what those who manage the room say. */
  said(room: RoomAddress, addIn: RegisteredAddIn | undefined): void {
    this.#names.delete(room);
    this.#options.keep(room, addIn);
  }

  /** The registry became known, or is another. */
  registryChanged(): void {
    for (const [room, name] of this.#names) this.#keep(room, name);
  }

  #keep(room: RoomAddress, name: string | undefined): void {
    const { registry, keep } = this.#options;
    const known = registry();
    // Until the service was asked, what was known before stands.
    if (!known) return;
    const found = known.find((addIn) => addIn.name === name);
    keep(room, found && { name: found.name, url: found.url, ...(found.block && { block: true }) });
  }
}
