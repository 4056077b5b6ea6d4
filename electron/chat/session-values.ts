import type { Fault } from '../model/fault.ts';
import type { ArchiveId, OriginId, RoomAddress } from '../model/ids.ts';
import type { CodedContent, Importance, Message } from '../model/message.ts';
import type { ChatRoomSessionState, Occupant, RoomProperties } from '../model/room.ts';
import type { Mention } from '../model/text/message-part.ts';

/**
 * Why a session is over.
 * `Left`: asked for, by leaving the room or the public one that it is linked with. `EndpointTerminated`: signed out. `Kicked` (status 307), `Banned` (301),
 * `AffiliationChanged` (321), `MembersOnly` (322): the room itself took the right away, so what is cached of it
 * must go. `Destroyed`: the room is no more. `Refused`: entering again was refused; see `condition`.
 */
export type TerminationCause =
  | 'Left'
  | 'EndpointTerminated'
  | 'Kicked'
  | 'Banned'
  | 'AffiliationChanged'
  | 'MembersOnly'
  | 'Destroyed'
  | 'Refused';

export interface Termination {
  readonly cause: TerminationCause;
  /** The stanza error's condition (RFC 6120, 8.3.3), such as `forbidden`; with `Refused` only. */
  readonly condition?: string;
  /** With a sentence for the person; absent for `Left` and `EndpointTerminated`. */
  readonly fault?: Fault;
  /** The room that took a destroyed one's place, where its owner named one. */
  readonly replacedBy?: RoomAddress;
}

export interface SendOptions {
  /** `Regular` unless told. */
  readonly importance?: Importance;
  /** Makes the message a story. */
  readonly storyTitle?: string;
  /** Made up when absent. A message that is sent again must carry its first one. */
  readonly originId?: OriginId;
  /** Who is mentioned in the text, and where (XEP-0372). */
  readonly mentions?: readonly Mention[];
  /** The name of the add-in that says it for the person. */
  readonly via?: string;
  /** What the message says to programs, beside its text (XEP-0432). */
  readonly coded?: CodedContent;
}

export interface ChatRoomSessionStateChange {
  readonly state: ChatRoomSessionState;
  readonly previous: ChatRoomSessionState;
  /** With `Terminated`. */
  readonly termination?: Termination;
}

export interface ParticipantAttendanceChange {
  readonly joined: readonly Occupant[];
  readonly left: readonly Occupant[];
  /** Still there, with other rights or another name. */
  readonly changed: readonly Occupant[];
}

export interface ChatRoomSessionEvents {
  /** Also fires when the connection is lost (`Establishing`, until the session is back by itself) and on a kick. */
  chatRoomSessionStateChanged: ChatRoomSessionStateChange;
  /** Live, in the order of the room, own messages too. */
  chatMessageReceived: Message;
  /** The room took this message back (XEP-0425): whoever keeps it removes it. */
  chatMessageRemoved: ArchiveId;
  participantAttendanceChanged: ParticipantAttendanceChange;
  /** The room has become too large to tell who is there (`true`), or tells it again. */
  rosterHiddenChanged: boolean;
  chatRoomPropertiesChanged: RoomProperties;
  /** The own right to post changed. */
  canChatChanged: boolean;
  /**
   * In the room again, on a new stream: what was said meanwhile is in the archive only. Comes before any
   * message that is said from now on.
   */
  rejoined: undefined;
}
