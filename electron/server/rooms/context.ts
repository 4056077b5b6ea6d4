import type { Timestamp } from '#electron/model/ids.ts';
import type { Accounts } from './accounts.ts';
import type { Addins } from './addins/addins.ts';
import type { Categories } from './categories/categories.ts';
import type { Chores } from './chores.ts';
import type { GivenAddresses } from './given-addresses.ts';
import type { People } from './principals/people.ts';
import type { RoomRegistry } from './registry.ts';
import type { Limits } from './service-limits.ts';
import type { RoomStore } from './storage/store.ts';

/** What the parts of the room service work with. */
export interface RoomContext {
  readonly store: RoomStore;
  readonly rooms: RoomRegistry;
  /** Address of the chat service, such as `rooms.localhost`. */
  readonly domain: string;
  readonly clock: () => Timestamp;
  /** A new unguessable id. */
  readonly ids: () => string;
  readonly limits: Limits;
  readonly accounts: Accounts;
  readonly people: People;
  readonly categories: Categories;
  readonly addins: Addins;
  readonly given: GivenAddresses;
  readonly chores: Chores;
  /** Something that was said is gone for good. */
  readonly onRemoved: () => void;
}
