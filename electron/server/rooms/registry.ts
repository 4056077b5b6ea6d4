import type { RoomAddress } from '#electron/model/ids.ts';
import { Room, type Surroundings } from './room.ts';
import type { RoomKey, RoomRecord } from './storage/room-values.ts';
import type { RoomStore } from './storage/store.ts';

/** The rooms that somebody is in; any other is read from the store for as long as one stanza takes. */
export class RoomRegistry {
  readonly #store: RoomStore;
  readonly #around: Surroundings;
  readonly #byKey = new Map<RoomKey, Room>();
  readonly #occupied = new Map<RoomAddress, Room>();
  readonly #linked = new Set<Room>();

  constructor(store: RoomStore, around: Omit<Surroundings, 'roomAt'>) {
    this.#store = store;
    this.#around = { ...around, roomAt: (key) => this.#at(key) };
  }

  find(address: RoomAddress): Room | undefined {
    const occupied = this.#occupied.get(address);
    if (occupied) return occupied;
    const record = this.#store.room(address);
    return record && this.read(record);
  }

  read(record: RoomRecord): Room {
    return new Room(record, this.#store.standings(record.key), this.#around);
  }

  /** To be called after whatever may have brought in the first occupant, taken away the last, or linked the room. */
  note(room: Room): void {
    if (room.occupantCount === 0) {
      this.#forget(room);
      return;
    }
    this.#occupied.set(room.address, room);
    this.#byKey.set(room.record.key, room);
    if (room.settings.companion === null) this.#linked.delete(room);
    else this.#linked.add(room);
  }

  /** Takes what is stored for what is so; who is where nobody else knows. */
  reread(): void {
    for (const room of [...this.#occupied.values()]) {
      const record = this.#store.room(room.address);
      if (record) {
        room.reread(record, this.#store.standings(record.key));
        this.note(room);
      } else this.#forget(room);
    }
  }

  get occupied(): Iterable<Room> {
    return this.#occupied.values();
  }

  /** Those of them that name a companion. */
  get linked(): Iterable<Room> {
    return this.#linked;
  }

  #forget(room: Room): void {
    this.#occupied.delete(room.address);
    this.#byKey.delete(room.record.key);
    this.#linked.delete(room);
  }

  #at(key: RoomKey): Room | undefined {
    const occupied = this.#byKey.get(key);
    if (occupied) return occupied;
    const record = this.#store.roomAt(key);
    return record && this.read(record);
  }
}
