import type { AlertLevel } from './alert.ts';
import type { MessageKey, RoomAddress, Timestamp } from './ids.ts';
import type { Person } from './person.ts';

/** Who may find, see and enter a room (reference: `ChatRoomPrivacy`). */
export type Privacy = 'Open' | 'Closed' | 'Secret';

/** Who may post in it (reference: `ChatRoomBehavior`). */
export type Behavior = 'Normal' | 'Auditorium';

/** What the signed-in person may do in a room, readable without joining (reference: `RoomPermissionMap`). */
export interface RoomPermissionMap {
  readonly CanView: boolean;
  readonly CanJoin: boolean;
  readonly CanReadHistory: boolean;
  readonly CanChat: boolean;
  readonly CanAuditoriumChat: boolean;
  readonly CanManageRoom: boolean;
}

/** The properties of a room as its service tells them. */
export interface RoomProperties {
  readonly address: RoomAddress;
  readonly name: string;
  readonly description: string;
  readonly privacy: Privacy;
  readonly behavior: Behavior;
  /** Whether the room keeps an archive that can be asked (XEP-0313). */
  readonly archived: boolean;
  /** People in the room now, where the service tells. */
  readonly occupants?: number;
  /** The category's name: on stock servers the chat service, on ours its `category` field. */
  readonly category: string;
  /** The name of the registered add-in that its managers chose. */
  readonly addIn?: string;
  /** Of a secret room that the person may enter: the public one that it is linked with, where that link counts. */
  readonly companion?: RoomAddress;
}

/** Where one person's presence in a room stands (reference: `ChatRoomSessionState`). */
export type ChatRoomSessionState = 'Idle' | 'Establishing' | 'Established' | 'Terminating' | 'Terminated';

/** Somebody who is in a room now. */
export interface Occupant {
  readonly person: Person;
  readonly canChat: boolean;
  readonly isManager: boolean;
  /** For now, or as a manager: may take back what others said, where the room does that (XEP-0045, 5.1). */
  readonly moderates?: true;
  /** This is the signed-in person. */
  readonly self: boolean;
}

/** Where a person wants a room in their list; nothing: under its category, by its name. */
export type RoomPlace = Pick<RoomEntry, 'group' | 'order'>;

export interface RoomPlacing extends RoomPlace {
  readonly room: RoomAddress;
}

/** A room of the person's own list, with what the window shows of it before anything is opened. */
export interface RoomEntry extends RoomProperties {
  /** On the person's list on the server and joined at sign-in; otherwise joined for now only. */
  readonly followed: boolean;
  readonly state: ChatRoomSessionState;
  /** Why the room cannot be entered, as a sentence; absent while nothing is wrong. */
  readonly trouble?: string;
  readonly canChat: boolean;
  /** In the room now, as one of those who manage it. */
  readonly canManage: boolean;
  /** In the room now, as one at whose word it takes back what was said (XEP-0425). */
  readonly canRemove?: true;
  readonly unread: number;
  readonly mentions: number;
  /** The newest message that the person has read. */
  readonly readUpTo: MessageKey;
  /** When the newest stored message was sent. */
  readonly lastAt?: Timestamp;
  /** What of it may alert; absent: as for every room that says nothing of its own. */
  readonly level?: AlertLevel;
  /** One of the person's favourites, on every device. */
  readonly favourite?: true;
  /** The person's own group, in place of the category, on every device. */
  readonly group?: string;
  /** Its rank in its group or category, lowest first, on every device; those without one come after, by name. */
  readonly order?: number;
  /** The person marked it as unread, to come back to it, on every device. */
  readonly marked?: true;
  /** Messages older than so many days are removed from this device; absent: none are. */
  readonly keepDays?: number;
  /**
   * Of a secret room: the public one that it is shown as one with. There only where the link counts, and the person has
   * both rooms on the list.
   */
  readonly companion?: RoomAddress;
  /** Known from a file alone: it is read here, and never entered by itself. */
  readonly imported?: true;
}
