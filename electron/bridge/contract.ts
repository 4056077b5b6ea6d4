import type { Account } from '../model/account.ts';
import type { Alert } from '../model/alert.ts';
import type { Connection, ServiceLimits } from '../model/connection.ts';
import type { Draft, OutboxEntry } from '../model/draft.ts';
import type { Fault } from '../model/fault.ts';
import type { BareAddress, MessageKey, OriginId, RoomAddress, Timestamp } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import type { Behavior, Occupant, Privacy, RoomEntry, RoomProperties } from '../model/room.ts';

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
  /** Invitations to the server of the account; offered where `Snapshot.mayInvite`. */
  'invitations.create': {
    ask: { days: number; note: string };
    answer: { invitation: IssuedInvitation };
  };
  'invitations.list': { ask: Nothing; answer: { invitations: readonly Invitation[] } };
  'invitations.withdraw': { ask: { id: string }; answer: Nothing };

  /** Tries at once where the connection waits. */
  'connection.retry': { ask: Nothing; answer: Nothing };

  /** The rooms of the chat service that the person may see, by name or description; `''` finds all. */
  'rooms.find': { ask: { text: string }; answer: { rooms: readonly RoomProperties[] } };
  'rooms.create': {
    ask: { name: string; description: string; privacy: Privacy; behavior: Behavior };
    answer: { room: RoomAddress };
  };
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

/** What an invitation link says of itself. */
export interface InvitationFacts {
  /** The domain of the account to make. */
  readonly domain: string;
  /** The WebSocket address in the link, or null where it is found from the domain. */
  readonly server: string | null;
  /** SHA-256 of the one certificate that the server may show, as lower-case hexadecimal digits, where it is named. */
  readonly certificate: string | null;
}

/** Whether others reach the built-in server of this computer. */
export interface Sharing {
  /** `unavailable`: the account that is shown is not on this computer, or its server does not run. */
  readonly state: 'unavailable' | 'off' | 'starting' | 'on';
  /** Where others reach it, while it is on. */
  readonly webSocket?: string;
  /** SHA-256 of the server's certificate, while it is on, as lower-case hexadecimal digits. */
  readonly fingerprint?: string;
  /** The addresses of this computer on its networks, of which `host` may be one. */
  readonly hosts: readonly string[];
  /** Why it is off though it was asked for. */
  readonly fault?: Fault;
}

export interface Invitation {
  readonly id: string;
  readonly state: 'open' | 'used' | 'expired' | 'withdrawn';
  /** What the inviter wrote for themselves. */
  readonly note: string;
  readonly madeAt: Timestamp;
  /** When it ends by itself. */
  readonly until: Timestamp;
  /** Who came by it. */
  readonly usedBy?: BareAddress;
}

/** An invitation that was just made: its link is shown this once, for the server keeps only what proves it. */
export interface IssuedInvitation {
  readonly link: string;
  /** By which it is listed and withdrawn, where the server lists them. */
  readonly id?: string;
  readonly until?: Timestamp;
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

/** `T` with everything that is not plain JSON made `never`: functions, dates, maps, `undefined`, `any`, `unknown`. */
type JsonForm<T> = 0 extends 1 & T
  ? never
  : T extends null | boolean | number | string
    ? T
    : T extends (...args: never) => unknown
      ? never
      : T extends object
        ? { readonly [K in keyof T]: JsonForm<T[K]> }
        : never;

/** True where a value of `T` survives JSON as it is. */
export type IsJson<T> = [T] extends [JsonForm<T>] ? true : false;

type Proved<T extends true> = T;

/** Fails to compile when anything but plain JSON slips into the contract. */
export type ContractIsJson = Proved<IsJson<Calls>> & Proved<IsJson<Events>>;

/** The page takes the facts it shows from here: it imports the contract alone. */
export type {
  Account,
  Alert,
  BareAddress,
  Behavior,
  Connection,
  Draft,
  Fault,
  MessageKey,
  Occupant,
  OriginId,
  OutboxEntry,
  Privacy,
  RoomAddress,
  RoomEntry,
  RoomProperties,
  ServiceLimits,
  StoredMessage,
};
