import type { ServiceLimits } from '#electron/model/connection.ts';
import type { BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { RoomRegistry } from './registry.ts';
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
  readonly limits: Required<ServiceLimits>;
  /** Whether somebody may make rooms. */
  readonly mayCreate: (account: BareAddress) => boolean;
}
