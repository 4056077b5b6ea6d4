import type { Account } from '#electron/model/account.ts';
import type { Alert, AlertChoices, AlertPreferences } from '#electron/model/alert.ts';
import type { Connection, ServiceLimits } from '#electron/model/connection.ts';
import type { Draft, OutboxEntry } from '#electron/model/draft.ts';
import type { FeedEntry } from '#electron/model/feed.ts';
import type { ArchiveId, MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomInvitation } from '#electron/model/invitation.ts';
import type { RoomEntry } from '#electron/model/room.ts';
import type { RoomService } from '#electron/model/room-service.ts';
import type { ChatRoomRequest } from '#electron/model/room-settings.ts';
import type { Nothing } from './nothing.ts';

/** The window and the program itself. */
export interface AppCalls {
  /** Everything the first paint needs, from the cache alone: never waits for a network. */
  'app.snapshot': { ask: Nothing; answer: Snapshot };
  /** What the window remembers of itself. */
  'app.remember': { ask: Partial<Settings>; answer: Nothing };
  /**
   * The room that the person can see and has the focus, or null; `beside`: the other one of a logical room. Alerts and
   * read markers follow from it.
   */
  'rooms.looking': { ask: { room: RoomAddress | null; beside?: RoomAddress }; answer: Nothing };
  /** Opens a link of the allowed kinds in the system's own program. */
  'links.open': { ask: { url: string }; answer: Nothing };
}

export interface AppEvents {
  'alert.raised': Alert;
  /** An alert was clicked outside the page, or a link confirmed: show this. */
  'room.show': { room: RoomAddress; key?: MessageKey };
  /** An `xmpp:` link, to a room or a message in it, was opened in the system: ask the person before anything is done. */
  'link.arrived': { room: RoomAddress; known: boolean; archiveId?: ArchiveId };
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  /** The person wants alerts at all. */
  readonly alerts: boolean;
  readonly alertPreferences: AlertPreferences;
  readonly openRoom: RoomAddress | null;
  readonly sidebarWidth: number;
  /** Names of the categories whose rooms are not shown; `null` stands for the favourites. */
  readonly collapsed: readonly (string | null)[];
  /** Add-ins are shown beside rooms that have some, and in which width. */
  readonly addIns: boolean;
  readonly addInWidth: number;
  /** The keys that differ from those at first: a chord by the name of an action, null for none. */
  readonly keys: Readonly<Record<string, string | null>>;
  /** The person has read what a logical room is. */
  readonly knowsAudiences: boolean;
}

export interface Snapshot {
  /** The one whose rooms are shown. */
  readonly account: Account | null;
  /** All that are remembered, the shown one among them, in the order in which they were added. */
  readonly accounts: readonly Account[];
  readonly connection: Connection;
  /** Since Perch was started: what it kept of the account was damaged, was set aside, and is begun anew. */
  readonly begunAnew?: true;
  readonly limits: ServiceLimits;
  /** The server lets this person invite others. */
  readonly mayInvite: boolean;
  readonly rooms: readonly RoomEntry[];
  /** The ego feed first, the others by name. */
  readonly feeds: readonly FeedEntry[];
  /** What the chat service offers; null until it was reached. */
  readonly service: RoomService | null;
  /** Invitations to rooms that wait for an answer, the newest first. */
  readonly roomInvitations: readonly ChatRoomInvitation[];
  readonly roomRequests: readonly ChatRoomRequest[];
  readonly outbox: readonly OutboxEntry[];
  readonly drafts: readonly Draft[];
  readonly alertChoices: AlertChoices;
  readonly settings: Settings;
  readonly host: HostFacts;
}

export interface HostFacts {
  readonly kind: 'desktop' | 'plain';
  readonly version: string;
  /** For dates and sorting; a BCP 47 tag. */
  readonly language: string;
  /** Something the person should know about this installation, such as a missing key store. */
  readonly warning?: string;
}
