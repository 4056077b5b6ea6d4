import type { BareAddress, RoomAddress } from './ids.ts';
import type { Person } from './person.ts';
import type { Behavior, Privacy, RoomPermissionMap, RoomProperties } from './room.ts';
import type { Deed } from './room-settings.ts';

/** A room in the directory (reference: `ChatRoomSnapshot`); what is absent the service did not tell yet. */
export interface ChatRoomSnapshot {
  readonly address: RoomAddress;
  readonly name: string;
  readonly description: string;
  readonly privacy?: Privacy;
  readonly behavior?: Behavior;
  /** Name of the category; the service's own where it knows no categories. */
  readonly category: string;
  readonly categoryUri?: string;
  /** People in the room now. */
  readonly occupants?: number;
  readonly permissions?: RoomPermissionMap;
  readonly disabled?: boolean;
  /** Of a secret room: the public one that it is linked with. */
  readonly companion?: RoomAddress;
}

/** All that a room tells before it is entered: its card. */
export interface ChatRoomCard extends RoomProperties {
  readonly categoryUri?: string;
  readonly permissions: RoomPermissionMap;
  /** Whom to ask; empty where the room tells nobody. */
  readonly managers: readonly Person[];
  /** Who is in it now, where the room tells: by the name that they bear there, and never their identity. */
  readonly people: readonly string[];
  /** Whoever becomes a member is invited. */
  readonly invitations?: boolean;
  readonly addIn?: string;
  readonly disabled: boolean;
  /** Whether one can ask to be a member (XEP-0045, 7.10). */
  readonly mayAskToJoin: boolean;
  /** Whether one can ask to present, once inside (XEP-0045, 7.13). */
  readonly mayAskToPresent: boolean;
  readonly created?: Deed;
  readonly updated?: Deed;
}

/** What rooms are looked for (reference: `BrowseChatRoomsByFilterCriteria`); whatever is said has to be met. */
export interface ChatRoomCriteria {
  readonly text?: string;
  /** Looks in the description too. */
  readonly inDescription?: boolean;
  /** How the words of `text` are taken; `any` unless told. */
  readonly words?: 'any' | 'all' | 'phrase';
  /** The `uri` of a category. */
  readonly category?: string;
  readonly member?: BareAddress;
  readonly manager?: BareAddress;
  readonly addIn?: string;
  /** Disabled rooms that the person manages; otherwise only rooms that are not disabled. */
  readonly disabled?: boolean;
  readonly privacy?: Privacy;
  readonly behavior?: Behavior;
  readonly invitations?: boolean;
  /** What the signed-in person is there. */
  readonly mine?: 'member' | 'manager' | 'invited';
  /** Somebody who is there now. */
  readonly joinedUser?: BareAddress;
}

export type ChatRoomFacet = keyof ChatRoomCriteria;

/** A sentence for each facet that a service cannot answer, for people. */
export type MissingFacets = { readonly [facet in ChatRoomFacet]?: string };

/** Part of what was found, in the order of the service. */
export interface ChatRoomsFound {
  readonly rooms: readonly ChatRoomSnapshot[];
  /** How many there are in all, where that is known. */
  readonly total?: number;
  /** What to ask after for the next part; absent at the end. */
  readonly next?: string;
  /** What was asked and cannot be answered by this service: the rooms were not chosen by it. */
  readonly unanswered: readonly ChatRoomFacet[];
}
