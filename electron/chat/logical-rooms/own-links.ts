import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomProperties } from '#electron/model/room.ts';
import type { Session } from '#electron/session/session.ts';
import { companionCodec } from '#electron/stanza/perch-companion.ts';
import { PrivateItems } from '../private-items.ts';

/** What a room tells of itself. */
type Describe = (room: RoomAddress) => Promise<RoomProperties>;

/**
 * The rooms that this person sees as one, on a service that keeps no links: a list of their own, and nobody else's
 * word.
 */
export class OwnLinks {
  readonly #items: PrivateItems<RoomAddress>;
  readonly #describe: Describe;

  constructor(session: Session, describe: Describe) {
    this.#items = new PrivateItems(session, companionCodec);
    this.#describe = describe;
  }

  close(): void {
    this.#items.close();
  }

  /** Changed here or on another device; returns its undo. */
  onChange(listener: () => void): () => void {
    return this.#items.on('changed', listener);
  }

  /** By the address of the private room. */
  list(): Promise<ReadonlyMap<RoomAddress, RoomAddress>> {
    return this.#items.list();
  }

  /**
   * The room's properties with its companion. A link counts only while the one room is secret and the other is not: a
   * private word must not be asked for where others listen.
   */
  async complete(properties: RoomProperties): Promise<RoomProperties> {
    const { companion: _, ...plain } = properties;
    if (properties.privacy !== 'Secret') return plain;
    const wanted = await this.#companionOf(properties.address);
    if (wanted === undefined || wanted === properties.address) return plain;
    const companion = await this.#describe(wanted).catch(() => undefined);
    return companion && companion.privacy !== 'Secret' ? { ...plain, companion: wanted } : plain;
  }

  /** Undefined parts them. */
  set(privateRoom: RoomAddress, publicRoom: RoomAddress | undefined): Promise<void> {
    return this.#items.change(privateRoom, () => publicRoom);
  }

  async #companionOf(room: RoomAddress): Promise<RoomAddress | undefined> {
    const links = await this.#items.list().catch(() => undefined);
    return links?.get(room);
  }
}
