import type { BareAddress, RoomAddress, Timestamp } from './ids.ts';
import type { Behavior, Privacy } from './room.ts';

/** Lists of principals that a room keeps, each on its own (reference: `ChatRoomRole`). */
export type ChatRoomRole = 'Member' | 'Manager' | 'Presenter';

/** A room can only opt out of what its category enables (reference: `ChatRoomInvitationSetting`). */
export type ChatRoomInvitationSetting = 'Inherit' | 'False';

/** What a room shall be (reference: `ChatRoomSettings`); what is left out is as the service has it. */
export interface ChatRoomSettings extends ChatRoomLists {
  /** 1 to 256 characters. */
  readonly name: string;
  /** Up to 256 characters. */
  readonly description?: string;
  /** `Closed` unless told. */
  readonly privacy?: Privacy;
  /** `Normal` unless told. */
  readonly behavior?: Behavior;
  /** The `uri` of a category; the default one unless told. */
  readonly category?: string;
  readonly invitations?: ChatRoomInvitationSetting;
  /** Nobody finds or enters it; what was said, settings and lists stay. */
  readonly disabled?: boolean;
  /** Name of a registered add-in; `''` for none. */
  readonly addIn?: string;
  /** Of a secret room: the public one that it is shown as one with; `''` for none. */
  readonly companion?: RoomAddress | '';
}

/** Each that is named is the whole of its list; the others stay as they are. */
export interface ChatRoomLists {
  readonly members?: readonly BareAddress[];
  readonly managers?: readonly BareAddress[];
  readonly presenters?: readonly BareAddress[];
}

/** A setting or a list of a room, by its name here: what a fault says that it concerns. */
export type ChatRoomField = keyof ChatRoomSettings;

/** Who did something, and when (server time). */
export interface Deed {
  readonly by: BareAddress;
  readonly at: Timestamp;
}

/**
 * A room as those who manage it see it (reference: `ChatRoomInformation`). Change the settings of a copy, and hand
 * it back: `revision` says what it was a copy of.
 */
export interface ChatRoomInformation extends ChatRoomSettings {
  readonly address: RoomAddress;
  readonly description: string;
  readonly privacy: Privacy;
  readonly behavior: Behavior;
  readonly category: string;
  readonly categoryName: string;
  readonly disabled: boolean;
  readonly members: readonly BareAddress[];
  readonly managers: readonly BareAddress[];
  readonly presenters: readonly BareAddress[];
  /** Absent where the service counts none: there the last who saves wins. */
  readonly revision?: string;
  readonly created?: Deed;
  readonly updated?: Deed;
  /** What cannot be changed here, and why. */
  readonly missing: MissingFeatures;
}

/** What rooms can be or have on one service and not on another. */
export type ChatRoomFeature =
  | ChatRoomField
  | Privacy
  | 'open auditorium'
  | 'closed auditorium'
  | 'groups'
  | 'requests to join'
  | 'requests to present'
  | 'kept invitations'
  | 'eligible people'
  | 'delete';

/** A sentence for each feature that is not there, for people; whatever has none is there. */
export type MissingFeatures = { readonly [feature in ChatRoomFeature]?: string };

/** Somebody who waits to be let in, or to be given the word (XEP-0045, 7.10, 7.13). */
export interface ChatRoomRequest {
  readonly kind: 'membership' | 'voice';
  readonly room: RoomAddress;
  /** Who asks. */
  readonly address: BareAddress;
  /** From which device, where the room tells. */
  readonly fullAddress?: string;
  readonly nickname?: string;
  /** What they say of themselves. */
  readonly words?: string;
}
