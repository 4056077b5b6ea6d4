import type { ServiceLimits } from '#electron/model/connection.ts';
import type { RoomStore } from './storage/store.ts';

/** What the service allows where nobody says otherwise; all in bytes of UTF-8. */
export const defaultLimits: Required<ServiceLimits> = {
  messageSize: 65_536,
  storySize: 65_536,
  stanzaSize: 262_144,
};

/** What an administrator changes while the service runs. `largeRoom`: people in a room, beyond which it is large. */
export const limitNames = ['messageSize', 'storySize', 'largeRoom'] as const;
export type LimitName = (typeof limitNames)[number];

const usualLargeRoom = 75;

/** The limits as they are now: as the service was started, unless an administrator has said otherwise since. */
export class Limits implements Required<ServiceLimits> {
  readonly stanzaSize: number;
  readonly #store: RoomStore;
  readonly #given: Readonly<Record<LimitName, number>>;
  #changed: ReadonlyMap<string, number> = new Map();

  constructor(store: RoomStore, { stanzaSize, ...given }: Required<ServiceLimits>) {
    this.stanzaSize = stanzaSize;
    this.#store = store;
    this.#given = { ...given, largeRoom: usualLargeRoom };
    this.reread();
  }

  /** Takes what is stored for what is so. */
  reread(): void {
    this.#changed = this.#store.options();
  }

  get messageSize(): number {
    return this.#read('messageSize');
  }

  get storySize(): number {
    return this.#read('storySize');
  }

  get largeRoom(): number {
    return this.#read('largeRoom');
  }

  save(name: LimitName, value: number): void {
    this.#store.saveOption(name, value);
    this.reread();
  }

  #read(name: LimitName): number {
    return this.#changed.get(name) ?? this.#given[name];
  }
}
