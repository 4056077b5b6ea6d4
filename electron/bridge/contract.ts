import type { Account } from '../model/account.ts';
import type { Alert } from '../model/alert.ts';
import type { AddInSummary, ChatRoomCategorySummary } from '../model/category.ts';
import type {
  CommandField,
  CommandForm,
  CommandOutcome,
  CommandStep,
  CommandValues,
  OfferedCommand,
} from '../model/command.ts';
import type { Connection, ServiceLimits } from '../model/connection.ts';
import type {
  ChatRoomCard,
  ChatRoomCriteria,
  ChatRoomFacet,
  ChatRoomSnapshot,
  ChatRoomsFound,
} from '../model/directory.ts';
import type { Draft, OutboxEntry } from '../model/draft.ts';
import type { Fault } from '../model/fault.ts';
import type { BareAddress, MessageKey, OriginId, RoomAddress } from '../model/ids.ts';
import type { ChatRoomInvitation } from '../model/invitation.ts';
import type { IsJson } from '../model/json-form.ts';
import type { StoredMessage } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { PrincipalSummary, PrincipalsFound } from '../model/principal.ts';
import type { Behavior, Occupant, Privacy, RoomEntry, RoomProperties } from '../model/room.ts';
import type { CommandPlace, RoomService } from '../model/room-service.ts';
import type {
  ChatRoomField,
  ChatRoomInformation,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
  MissingFeatures,
} from '../model/room-settings.ts';
import type { Invitation, InvitationFacts, IssuedInvitation } from '../model/server-invitation.ts';
import type { Sharing } from '../model/sharing.ts';

/**
 * The one contract between the host (main process) and the window (renderer): a line per question, a line per
 * event. Everything in it is plain JSON. A question without a handler or without a check is a compile error.
 */
export interface Calls {
  /** Everything the first paint needs, from the cache alone: never waits for a network. */
  'app.snapshot': { ask: Nothing; answer: Snapshot };
  /** What the window remembers of itself. */
  'app.remember': { ask: Partial<Settings>; answer: Nothing };

  /** Starts the built-in server and signs in on it. */
  'account.startHere': { ask: { displayName: string }; answer: Nothing };
  /** Resolves when signed in. Another account that was signed in stays in the list, with its data. */
  'account.signIn': { ask: PasswordSignIn; answer: Nothing };
  /**
   * Signs in with the organisation's own page (OpenID Connect), which opens in the system's browser. Resolves when
   * signed in, rejects with `SignOnFailed` where that failed, took too long or was cancelled.
   */
  'account.signOn': { ask: { address: string; webSocket?: string }; answer: Nothing };
  'account.cancelSignOn': { ask: Nothing; answer: Nothing };
  /** What an invitation link says, before anything is sent anywhere. Faults: `InvitationInvalid`. */
  'account.readInvitation': { ask: { link: string }; answer: { invitation: InvitationFacts } };
  /** Makes the account `name` on the server of the invitation, and signs in. */
  'account.join': {
    ask: { link: string; name: string; displayName: string; password: string };
    answer: Nothing;
  };
  /** Another of `Snapshot.accounts`: its cache is there at once, and its connection follows. */
  'account.switchTo': { ask: { address: BareAddress }; answer: Nothing };
  /** Signs out and takes the account off the list; `forget` also removes everything that was cached of it. */
  'account.signOut': { ask: { forget: boolean }; answer: Nothing };
  /** Any account of the list, with its secrets and everything that was cached of it. */
  'account.remove': { ask: { address: BareAddress }; answer: Nothing };

  'sharing.read': { ask: Nothing; answer: { sharing: Sharing } };
  /** Opens the built-in server to the network. `host` and `port` where the person chose them. */
  'sharing.start': { ask: { host?: string; port?: number }; answer: { sharing: Sharing } };
  'sharing.stop': { ask: Nothing; answer: { sharing: Sharing } };
  /** Another certificate, as after the key was lost: every link that was sent before leads nowhere any more. */
  'sharing.renewCertificate': { ask: Nothing; answer: { sharing: Sharing } };
  /** Invitations to the server of the account; offered where `Snapshot.mayInvite`. */
  'invitations.create': {
    ask: { days: number; note: string };
    answer: { invitation: IssuedInvitation };
  };
  'invitations.list': { ask: Nothing; answer: { invitations: readonly Invitation[] } };
  'invitations.withdraw': { ask: { id: string }; answer: Nothing };

  /** Tries at once where the connection waits. */
  'connection.retry': { ask: Nothing; answer: Nothing };

  /** Asked anew, where `Snapshot.service` may be out of date: before a room is made. */
  'rooms.service': { ask: Nothing; answer: { service: RoomService } };
  /**
   * Rooms that fit, from the beginning or from `after` on (`next` of the part before). A part may hold fewer than
   * `max`, or none, and yet not be the last: where the service cannot choose, this much was looked through.
   */
  'rooms.search': {
    ask: { criteria: ChatRoomCriteria; after?: string; max: number };
    answer: ChatRoomsFound;
  };
  /** All that a room tells of itself, without entering. Fault `NoSuchNode`: there is none for this person. */
  'rooms.card': { ask: { room: RoomAddress }; answer: { card: ChatRoomCard } };
  /** Makes a room, enters and follows it. What is wrong with a setting is a fault with its `field`. */
  'rooms.create': { ask: ChatRoomSettings; answer: { room: RoomAddress } };
  /** For those who manage the room. */
  'rooms.read': { ask: { room: RoomAddress }; answer: { record: RoomRecord } };
  /**
   * Saves all of `changes` or nothing. `revision` is that of the record which they were made to: where somebody
   * else saved since, the fault is `DataCollision` and its `values` are the fields that changed.
   */
  'rooms.save': {
    ask: { room: RoomAddress; revision?: string; changes: Partial<ChatRoomSettings> };
    answer: { record: RoomRecord };
  };
  /** Who could be given a role in a room, or in a new one of a category. */
  'rooms.eligible': {
    ask: { role: ChatRoomRole; text: string; max: number; room: RoomAddress } | NewRoomPeople;
    answer: PrincipalsFound;
  };
  'rooms.invite': {
    ask: { room: RoomAddress; addresses: readonly BareAddress[]; reason: string };
    answer: Nothing;
  };
  /** Waits for somebody who manages the room. */
  'rooms.askToJoin': { ask: { room: RoomAddress; words: string }; answer: Nothing };
  'rooms.askToPresent': { ask: { room: RoomAddress; words: string }; answer: Nothing };
  /** Who waits in this room, asked anew; what arrives later is told by `roomRequests.changed`. */
  'rooms.requests': { ask: { room: RoomAddress }; answer: { requests: readonly ChatRoomRequest[] } };
  'rooms.answerRequest': { ask: { request: ChatRoomRequest; allow: boolean }; answer: Nothing };
  /** Gives up being a member, and leaves. */
  'rooms.resign': { ask: { room: RoomAddress }; answer: Nothing };
  /** Everybody is sent out, and nobody but its managers finds it. What was said there stays. */
  'rooms.disable': { ask: { room: RoomAddress }; answer: Nothing };
  'rooms.enable': { ask: { room: RoomAddress }; answer: Nothing };
  /** For good, with everything that was said. */
  'rooms.destroy': { ask: { room: RoomAddress }; answer: Nothing };
  /** Enters for now; the room stays in the list until it is left. */
  'rooms.join': { ask: { room: RoomAddress }; answer: Nothing };
  /** Leaves, and stops following. */
  'rooms.leave': { ask: { room: RoomAddress }; answer: Nothing };
  /** Puts the room on the person's list on the server, and enters. */
  'rooms.follow': { ask: { room: RoomAddress }; answer: Nothing };
  /** Takes it off that list; the session stays. */
  'rooms.unfollow': { ask: { room: RoomAddress }; answer: Nothing };
  'rooms.occupants': { ask: { room: RoomAddress }; answer: { occupants: readonly Occupant[] } };
  /** The room that the person can see and has the focus, or null. Alerts and read markers follow from it. */
  'rooms.looking': { ask: { room: RoomAddress | null }; answer: Nothing };
  'rooms.markRead': { ask: { room: RoomAddress; upTo: MessageKey }; answer: Nothing };

  /** Enters and follows the room. */
  'roomInvitations.accept': { ask: { room: RoomAddress }; answer: Nothing };
  /** Who was made a member stays one. */
  'roomInvitations.decline': { ask: { room: RoomAddress }; answer: Nothing };

  /** People and groups that the service lets this person know of. */
  'people.find': { ask: { text: string; max: number }; answer: PrincipalsFound };

  /** What administrators may do there, as `RoomService.administers` says. */
  'admin.commands': { ask: { at: CommandPlace }; answer: { commands: readonly OfferedCommand[] } };
  /** Without values: the form of the command, or what came of it where it needs none. */
  'admin.run': {
    ask: { at: CommandPlace; node: string; values?: CommandValues };
    answer: { step: CommandStep };
  };

  /** A page of a room's history, oldest first; fetched from the archive where the cache has a gap. */
  'messages.page': { ask: PageRequest; answer: MessagePage };
  /** Words in everything cached, newest first; each word also as a prefix. */
  'messages.search': {
    ask: { text: string; room?: RoomAddress; limit: number };
    answer: { hits: readonly SearchHit[] };
  };

  /** Stores the draft for sending and answers at once. The room's echo arrives as a message. */
  'outbox.send': { ask: Draft; answer: { originId: OriginId } };
  'outbox.retry': { ask: { originId: OriginId }; answer: Nothing };
  'outbox.discard': { ask: { originId: OriginId }; answer: Nothing };

  'drafts.save': { ask: Draft; answer: Nothing };

  /** Opens a link of the allowed kinds in the system's own program. */
  'links.open': { ask: { url: string }; answer: Nothing };
}

export interface Events {
  'connection.changed': Connection;
  /** Signed in, signed out, or renamed: ask for a new snapshot. */
  'account.changed': { account: Account | null };
  /** The whole entry of each room that changed, and the addresses of those that are gone from the list. */
  'rooms.changed': { changed: readonly RoomEntry[]; gone: readonly RoomAddress[] };
  /** New in the history. `live`: just said; otherwise from the archive, or put in order anew. */
  'messages.stored': { room: RoomAddress; messages: readonly StoredMessage[]; live: boolean };
  /** Keys or gaps in this room are no longer what they were: ask for the page again. */
  'messages.reordered': { room: RoomAddress };
  /** What still waits or failed in this room, whole, in the order of writing. */
  'outbox.changed': { room: RoomAddress; entries: readonly OutboxEntry[] };
  /** The right to a room was taken away, and why. Told before the room leaves the list. */
  'room.lost': { room: RoomAddress; name: string; fault: Fault };
  'occupants.changed': { room: RoomAddress };
  'alert.raised': Alert;
  /** An alert was clicked outside the page, or a link confirmed: show this. */
  'room.show': { room: RoomAddress; key?: MessageKey };
  /** Whether this person may invite others to the server, where that is no longer what the snapshot said. */
  'invitations.allowed': { mayInvite: boolean };
  /** What the chat service offers became known or changed; null while it is not known. */
  'service.changed': { service: RoomService | null };
  /** Somebody wants the person in a room: just now, or while they were away. */
  'roomInvitations.arrived': { invitation: ChatRoomInvitation };
  /** All that wait for an answer, the newest first. */
  'roomInvitations.changed': { invitations: readonly ChatRoomInvitation[] };
  /** All who are known to wait in rooms that the person manages. */
  'roomRequests.changed': { requests: readonly ChatRoomRequest[] };
  'sharing.changed': { sharing: Sharing };
  /** The page of `account.signOn` waits in the system's browser, or at this address where none could be opened. */
  'signOn.waiting': { url: string };
  /**
   * An invitation link was opened in the system: offer it, filled in, to the person. Null where the link is not
   * whole; what is wrong with it says `account.readInvitation`.
   */
  'invitation.arrived': { link: string; invitation: InvitationFacts | null };
  /** An `xmpp:` link was opened in the system: ask the person before anything is done. */
  'link.arrived': { room: RoomAddress; known: boolean };
}

export type Nothing = Record<string, never>;

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  readonly alerts: boolean;
  readonly openRoom: RoomAddress | null;
  readonly sidebarWidth: number;
}

export interface Snapshot {
  /** The one whose rooms are shown. */
  readonly account: Account | null;
  /** All that are remembered, the shown one among them, in the order in which they were added. */
  readonly accounts: readonly Account[];
  readonly connection: Connection;
  readonly limits: ServiceLimits;
  /** The server lets this person invite others. */
  readonly mayInvite: boolean;
  readonly rooms: readonly RoomEntry[];
  /** What the chat service offers; null until it was reached. */
  readonly service: RoomService | null;
  /** Invitations to rooms that wait for an answer, the newest first. */
  readonly roomInvitations: readonly ChatRoomInvitation[];
  readonly roomRequests: readonly ChatRoomRequest[];
  readonly outbox: readonly OutboxEntry[];
  readonly drafts: readonly Draft[];
  readonly settings: Settings;
  readonly host: HostFacts;
}

export interface PasswordSignIn {
  readonly address: string;
  readonly password: string;
  /** Only where provisioning from the address does not find it. */
  readonly webSocket?: string;
  /** An invitation from whoever runs the server: the place and the certificate that it names count from now on. */
  readonly link?: string;
  /** After `PlainNotAllowed`: the person lets the server see the password itself. */
  readonly allowPlain?: boolean;
  /** After `WeakerSignIn`: the person accepts that the server offers less than it once did. */
  readonly acceptWeaker?: boolean;
}

export interface HostFacts {
  readonly kind: 'desktop' | 'plain';
  readonly version: string;
  /** For dates and sorting; a BCP 47 tag. */
  readonly language: string;
  /** Something the person should know about this installation, such as a missing key store. */
  readonly warning?: string;
}

export interface PageRequest {
  readonly room: RoomAddress;
  readonly from: { at: 'newest' } | { at: 'before' | 'after' | 'around'; key: MessageKey };
  readonly limit: number;
}

export interface MessagePage {
  readonly messages: readonly StoredMessage[];
  /** Nothing was ever said before the first of these. */
  readonly reachedStart: boolean;
  /** Nothing newer is stored after the last of these. */
  readonly reachedEnd: boolean;
  /** Older messages exist on the server and could not be fetched now: why. */
  readonly older?: Fault;
}

/** A room as those who manage it see it, with whoever is on its lists. */
export interface RoomRecord {
  readonly information: ChatRoomInformation;
  /** Each who is on any of the lists, once, by what they are called. */
  readonly people: readonly PrincipalSummary[];
}

/** People for a room that is not there yet. */
export interface NewRoomPeople {
  readonly role: ChatRoomRole;
  readonly text: string;
  readonly max: number;
  /** The `uri` of a category. */
  readonly category: string;
}

export interface SearchHit {
  readonly message: StoredMessage;
  readonly roomName: string;
}

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type Ask<K extends CallName> = Calls[K]['ask'];
export type Answer<K extends CallName> = Calls[K]['answer'];

/** The four kinds of frame that cross the bridge. */
export type Frame =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly body: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly body: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'event'; readonly name: string; readonly body: unknown };

/** One end of a carrier. */
export interface Port {
  post(frame: Frame): void;
  /** Returns its undo. */
  onFrame(listener: (frame: unknown) => void): () => void;
  onClose(listener: () => void): () => void;
}

type Proved<T extends true> = T;

/** Fails to compile when anything but plain JSON slips into the contract. */
export type ContractIsJson = Proved<IsJson<Calls>> & Proved<IsJson<Events>>;

/** The page takes the facts it shows from here: it imports the contract alone. */
export type {
  Account,
  AddInSummary,
  Alert,
  BareAddress,
  Behavior,
  ChatRoomCard,
  ChatRoomCategorySummary,
  ChatRoomCriteria,
  ChatRoomFacet,
  ChatRoomField,
  ChatRoomInformation,
  ChatRoomInvitation,
  ChatRoomRequest,
  ChatRoomRole,
  ChatRoomSettings,
  ChatRoomSnapshot,
  ChatRoomsFound,
  CommandField,
  CommandForm,
  CommandOutcome,
  CommandPlace,
  CommandStep,
  CommandValues,
  Connection,
  Draft,
  Fault,
  Invitation,
  InvitationFacts,
  IsJson,
  IssuedInvitation,
  MessageKey,
  MissingFeatures,
  Occupant,
  OfferedCommand,
  OriginId,
  OutboxEntry,
  Person,
  PrincipalSummary,
  PrincipalsFound,
  Privacy,
  RoomAddress,
  RoomEntry,
  RoomProperties,
  RoomService,
  ServiceLimits,
  Sharing,
  StoredMessage,
};
