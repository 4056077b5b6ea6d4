import type { PageRequest } from '#electron/bridge/contract.ts';

/** The facts that the window shows, by the names of the contract: the view takes them from here. */
export type {
  Account,
  Alert,
  Behavior,
  Connection,
  Draft,
  Fault,
  HostFacts,
  MessageKey,
  MessagePage,
  Occupant,
  OriginId,
  OutboxEntry,
  Privacy,
  RoomAddress,
  RoomEntry,
  RoomProperties,
  SearchHit,
  ServiceLimits,
  Settings,
  Snapshot,
  StoredMessage,
} from '#electron/bridge/contract.ts';

/** Where a page of history begins. */
export type PageFrom = PageRequest['from'];

/** What went wrong, as a fault that has words for people. */
export { faultOf } from '#renderer/bridge/bridge.ts';
