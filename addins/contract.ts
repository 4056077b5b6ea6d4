/**
 * The one contract between Perch and an add-in: what crosses the port, in which versions, and which right each
 * action and event needs. Everything in it is plain JSON. What no table here names does not exist.
 */

/** Versions that this Perch speaks, the newest last. */
export const contractVersions = [1] as const;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Nothing = Record<string, never>;

/** What an add-in may be granted, each for itself. */
export const rights = [
  'room.read',
  'roster.read',
  'messages.read',
  'history.read',
  'messages.post',
  'messages.filter',
  'messages.format',
  'composer.write',
  'alerts.raise',
  'badge.show',
  'state.keep',
  'links.open',
  'http.fetch',
] as const;

export type Right = (typeof rights)[number];

export interface Actions {
  'room.read': { ask: Nothing; answer: AddInRoom };
  /** Who is there now; empty in a room that does not tell. */
  'roster.read': { ask: Nothing; answer: { people: readonly AddInPerson[] } };
  /** Oldest first. Without `before` and `after` the newest. */
  'history.page': { ask: HistoryAsk; answer: HistoryPage };
  /** Words, each also as a prefix; newest first. */
  'history.search': { ask: { text: string; limit: number }; answer: { messages: readonly AddInMessage[] } };
  /** Says something as the person, shown as said via the add-in. `id` comes back with the message. */
  'messages.post': { ask: AddInPost; answer: { id: string } };
  /** Puts words where the person writes; nothing is sent. */
  'composer.write': { ask: { text: string; storyTitle?: string }; answer: Nothing };
  'alerts.raise': { ask: { text: string }; answer: Nothing };
  /** 0 takes it away. */
  'badge.show': { ask: { count: number }; answer: Nothing };
  /** What the add-in itself keeps for this room; null where there is nothing of this name. */
  'state.read': { ask: { name: string }; answer: { value: Json } };
  /** null removes it. Fault `LimitExceeded` beyond the quota. */
  'state.write': { ask: { name: string; value: Json }; answer: Nothing };
  'state.names': { ask: Nothing; answer: { names: readonly string[] } };
  /** Asks the person, who may say no. */
  'links.open': { ask: { url: string }; answer: Nothing };
  /** Where `http.fetch` may go at present. */
  'hosts.read': { ask: Nothing; answer: { hosts: readonly GrantedHost[] } };
  'http.fetch': { ask: HttpAsk; answer: HttpAnswer };
}

export type ActionName = keyof Actions;

/** Deny by default: the right that each action needs. */
export const actionRights = {
  'room.read': 'room.read',
  'roster.read': 'roster.read',
  'history.page': 'history.read',
  'history.search': 'history.read',
  'messages.post': 'messages.post',
  'composer.write': 'composer.write',
  'alerts.raise': 'alerts.raise',
  'badge.show': 'badge.show',
  'state.read': 'state.keep',
  'state.write': 'state.keep',
  'state.names': 'state.keep',
  'links.open': 'links.open',
  'hosts.read': 'http.fetch',
  'http.fetch': 'http.fetch',
} as const satisfies Readonly<Record<ActionName, Right>>;

export interface Questions {
  /** A message that the person is about to send. Answered exactly once; no answer in time is a held message. */
  'messages.filter': { ask: OutgoingWords; answer: FilterVerdict };
  /** A bot's message of a kind that the manifest registers; null: shown as its text. */
  'messages.format': { ask: CodedMessage; answer: { card: Card | null } };
  /** The frame is about to be taken down: what it wants to find again in `Welcome.saved`. */
  suspend: { ask: Nothing; answer: { saved: Json } };
  /** Whether the page still answers at all. */
  ping: { ask: Nothing; answer: Nothing };
}

export type QuestionName = keyof Questions;

export const questionRights = {
  'messages.filter': 'messages.filter',
  'messages.format': 'messages.format',
  suspend: null,
  ping: null,
} as const satisfies Readonly<Record<QuestionName, Right | null>>;

export interface Happenings {
  /** Stored in the history, in the order of the room; `live` ones were just said. */
  'messages.arrived': { messages: readonly AddInMessage[]; live: boolean };
  'room.changed': AddInRoom;
  'roster.changed': { people: readonly AddInPerson[] };
  'rights.changed': { rights: readonly Right[]; hosts: readonly GrantedHost[] };
  'appearance.changed': Appearance;
  'visibility.changed': { visible: boolean };
}

export type HappeningName = keyof Happenings;

export const happeningRights = {
  'messages.arrived': 'messages.read',
  'room.changed': 'room.read',
  'roster.changed': 'roster.read',
  'rights.changed': null,
  'appearance.changed': null,
  'visibility.changed': null,
} as const satisfies Readonly<Record<HappeningName, Right | null>>;

/** The add-in's first and only `window.postMessage`, to its parent, once it can listen. */
export interface Hello {
  readonly perch: 'hello';
  readonly versions: readonly number[];
}

/** The answer, with the MessagePort beside it. From here on only the port counts. */
export interface Welcome {
  readonly perch: 'welcome';
  /** The newest that both speak. */
  readonly version: number;
  readonly rights: readonly Right[];
  readonly hosts: readonly GrantedHost[];
  readonly appearance: Appearance;
  /** What it gave when it was suspended here. */
  readonly saved?: Json;
}

/** What a page tells by itself; whoever builds on the SDK need not think of it. */
export interface Tellings {
  /** The person presses something in the page, told with `includeUserActivation`: without it the page gets no focus. */
  pressed: Nothing;
  /** The keyboard leaves the page: for the part of the window after or before it, or for where people write. */
  leave: { to: 'next' | 'before' | 'composer' };
}

export type Telling = {
  readonly [T in keyof Tellings]: { readonly kind: 'event'; readonly name: T; readonly body: Tellings[T] };
}[keyof Tellings];

type Exchange =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly body: Json }
  | { readonly kind: 'answer'; readonly id: number; readonly body: Json }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: AddInFault };

/** From the add-in to Perch. */
export type AddInFrame = Exchange | Telling;

/** From Perch to the add-in. */
export type HostFrame =
  | Exchange
  | { readonly kind: 'event'; readonly name: HappeningName; readonly body: Json };

/** Of these alone an add-in learns; anything else that fails is `Internal`. */
export const addInFaultCodes = [
  'ErrorPermission',
  'InvalidArgument',
  'LimitExceeded',
  'MsgNotSupported',
  'NotConnected',
  'NotFound',
  'TimedOut',
  'HostRefused',
  'Cancelled',
  'Internal',
] as const;

export interface AddInFault {
  readonly code: (typeof addInFaultCodes)[number];
  /** For the add-in's author. */
  readonly text: string;
  /** Seconds after which trying again makes sense. */
  readonly retry?: number;
}

export interface Appearance {
  readonly theme: 'light' | 'dark' | 'contrast';
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface AddInRoom {
  readonly name: string;
  readonly description: string;
  readonly privacy: 'Open' | 'Closed' | 'Secret';
  readonly behavior: 'Normal' | 'Auditorium';
  /** What the person may do there. */
  readonly canChat: boolean;
  readonly canManage: boolean;
}

/** `id` tells people apart; two may have one name. */
export interface AddInPerson {
  readonly id: string;
  readonly name: string;
  readonly self: boolean;
}

export interface AddInMessage {
  /** Stays, and orders the messages of the room. */
  readonly key: number;
  /** What `messages.post` answered, where it was said from this program. */
  readonly id?: string;
  readonly author: AddInPerson;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly text: string;
  readonly importance: 'Regular' | 'Alert';
  readonly storyTitle?: string;
  /** The name of the add-in that said it. */
  readonly via?: string;
  readonly coded?: Coded;
}

/** What a bot means by a message, beside the text that people read (XEP-0335). */
export interface Coded {
  /** A URI that the bot's author chose. */
  readonly kind: string;
  readonly data: Json;
}

export interface CodedMessage extends Coded {
  readonly key: number;
  readonly author: AddInPerson;
  readonly text: string;
}

export interface HistoryAsk {
  /** Keys; at most one of them. */
  readonly before?: number;
  readonly after?: number;
  /** 1 to 200. */
  readonly limit: number;
}

export interface HistoryPage {
  readonly messages: readonly AddInMessage[];
  readonly reachedStart: boolean;
  readonly reachedEnd: boolean;
}

export type PostPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'mention'; readonly person: string };

export interface AddInPost {
  /** One of the two: plain, or put together from parts. */
  readonly text?: string;
  readonly parts?: readonly PostPart[];
  /** Regular unless told. */
  readonly importance?: 'Regular' | 'Alert';
  readonly storyTitle?: string;
  readonly coded?: Coded;
}

export interface OutgoingWords {
  readonly text: string;
  readonly importance: 'Regular' | 'Alert';
  readonly storyTitle?: string;
}

/** Reference: `RoomMessageFilteringAction`. The reason is shown to the person. */
export type FilterVerdict =
  | { readonly action: 'Passed' }
  | {
      readonly action: 'Replaced';
      readonly text: string;
      /** As it was unless told. */
      readonly storyTitle?: string;
      readonly importance?: 'Regular' | 'Alert';
      readonly reason: string;
    }
  | { readonly action: 'Canceled'; readonly reason: string };

/** An origin, `https://tickets.example.com`; `name` is the manifest's for one that the person fills in. */
export interface GrantedHost {
  readonly origin: string;
  readonly name?: string;
  /** The person said that it is on a network of their own: it may have a private address. */
  readonly ownNetwork?: true;
}

export interface HttpAsk {
  readonly url: string;
  /** GET unless told. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Of its own: `accept`, `authorization`, `content-type`, `if-none-match`, and any that begin with `x-`. */
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  /** Read as UTF-8. */
  readonly body: string;
}

export type Tone = 'neutral' | 'good' | 'warning' | 'bad';

export interface Card {
  readonly title: string;
  readonly tone?: Tone;
  readonly blocks: readonly CardBlock[];
}

export type CardBlock =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly name: string; readonly value: string; readonly tone?: Tone }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'progress'; readonly label: string; readonly part: number }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export interface Manifest {
  readonly $schema?: string;
  /** Reverse domain name, `com.example.cards`. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Who made it, as people should read it. */
  readonly author: string;
  /** Three numbers, `1.4.0`. */
  readonly version: string;
  /** Versions of this contract that it speaks. */
  readonly contract: { readonly from: number; readonly to: number };
  /** The page, a path inside the folder. */
  readonly entry: string;
  readonly rights: { readonly required: readonly RightWish[]; readonly optional: readonly RightWish[] };
  /** Where `http.fetch` wants to go. */
  readonly hosts: readonly HostWish[];
  /** The kinds of coded messages that it formats. */
  readonly formats: readonly string[];
}

export interface RightWish {
  readonly right: Right;
  readonly purpose: string;
}

/** A fixed origin, or one that the person fills in under `name`. */
export type HostWish =
  | { readonly origin: string; readonly reason: string }
  | { readonly name: string; readonly reason: string };
