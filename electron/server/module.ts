import type { BareAddress, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { DiscoInfo, DiscoItem, Identity } from '#electron/stanza/0030-disco.ts';
import type { Jid } from '#electron/stanza/jid.ts';
import type { StanzaError } from '#electron/stanza/stanza-error.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { ServerCommand } from './command.ts';
import type { Durably } from './durably.ts';
import type { Guessing } from './guessing.ts';
import type { ServerLimits } from './limits.ts';
import type { Reach } from './listening/reach.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { BearerVerifier, SignIn } from './sign-in.ts';
import type { Stores } from './storage/stores.ts';
import type { Circumstances } from './stream/circumstances.ts';

/** A protocol feature: it takes its place through the context, and keeps its own state to itself. */
export type ServerModule = (context: ModuleContext) => void;

/** An IQ of type get or set that the server answers, for itself or on behalf of an account. */
export interface IqRequest {
  readonly iq: Element;
  readonly payload: Element;
  /** Full address of whoever asks. */
  readonly from: string;
  /** Bare address of whoever asks. */
  readonly asker: BareAddress;
  /** Whose answer is wanted: a bare address, or the server's domain. */
  readonly target: string;
  /** The asker's device, if it is one of ours. */
  readonly session: Session | undefined;
}

/** The payload of the result; nothing for an empty one; or why not. */
export type IqAnswer = Element | StanzaError | undefined;

/** A place on the server that can be looked at (XEP-0030, 3.2 and 4.2). */
export interface DiscoNode {
  readonly info: Pick<DiscoInfo, 'identities' | 'features'>;
  readonly items: readonly DiscoItem[];
}

/** A message that has reached an account of ours. Steps may replace the message and the devices. */
export interface Arrival {
  readonly account: BareAddress;
  readonly to: Jid;
  message: Element;
  recipients: readonly Session[];
  /** Called once one of the account's devices has it for certain. */
  onReceived: (() => void) | undefined;
}

export interface PresenceArrival {
  readonly account: BareAddress;
  readonly to: Jid;
  readonly presence: Element;
}

export type Step<Thing> = (thing: Thing) => 'stop' | undefined;

/** What a server is, whoever is signed in on it. */
export interface ServerFacts {
  readonly domain: string;
  readonly roomsDomain: string;
  readonly limits: ServerLimits;
  readonly clock: () => Timestamp;
  /** Random, not to be guessed. */
  readonly ids: () => string;
  readonly stores: Stores;
  readonly guessing: Guessing;
  /** Stores what comes after something was waited for, and says when it is certain. */
  readonly durably: Pick<Durably, 'store'>;
  /** How others than this computer's own programs get in now, if they do. */
  reach(): Reach | undefined;
  /** Whether there is such a room, whoever may know of it. */
  hasRoom(room: RoomAddress): boolean;
  /** Whether this account administers the server. */
  isAdministrator(account: BareAddress): boolean;
}

export interface ModuleContext extends ServerFacts {
  readonly sessions: Sessions;

  /** Sends to one of our devices, after the commit; `to` is its address. */
  deliver(session: Session, stanza: Element, onReceived?: () => void): void;
  /** Sends one stanza to many devices, after the commit; it is written once. */
  broadcast(sessions: readonly Session[], stanza: Element): void;
  /** Sends to an address, ours or a service's, as its `from` and `to` say. */
  route(stanza: Element): void;
  /** Refuses a stanza to whoever sent it. */
  refuse(stanza: Element, error: StanzaError): void;
  /** Asks on behalf of an account; answers what the service or the account that is asked says at once. */
  askFor(account: BareAddress, to: string, payload: Element): Element | undefined;
  /** Asks a device; the answer comes later, or never. */
  ask(session: Session, payload: Element, from: string, onAnswer: (answer: Element) => void): void;
  /** Writes something that is no stanza, after the commit. */
  write(session: Session, element: Element): void;

  /** Does something after the commit, in the order of what is sent. */
  afterwards(action: () => void): void;
  /** Stores something outside of any stanza's handling. */
  store(action: () => void): void;

  /** Announces in disco#info of the server or of accounts. */
  announce(where: 'server' | 'account', features: readonly string[], identity?: Identity): void;
  /** Lets somebody ask who has not signed in; made anew for each stream. */
  onStranger(receive: (circumstances: Circumstances) => Reception): void;
  /** Offered to a device after sign-in. */
  streamFeature(element: Element): void;
  /** Answers IQs with this payload, sent to the server, to accounts, or both. */
  onIq(where: 'server' | 'account', type: 'get' | 'set', name: string, ns: string, answer: IqHandler): void;
  /** Shows a node of the server to whoever asks; undefined hides it from them. */
  onNode(node: string, answer: (request: IqRequest) => DiscoNode | undefined): void;
  /** What a node shows to whoever asks. */
  lookAt(node: string, request: IqRequest): DiscoNode | undefined;
  /** Offers an ad-hoc command (XEP-0050). */
  command(command: ServerCommand): void;
  /** All that are offered. */
  commands(): readonly ServerCommand[];
  /** To be called when an account became an administrator or ceased to be one. */
  rightsChanged(account: BareAddress): void;
  /** Whether what waited for an account is for it now, too: its rights may have changed meanwhile. */
  mayStillHear(account: BareAddress, stanza: Element): boolean;
  /** What is no stanza, by namespace. */
  onElement(ns: string, handler: (session: Session, element: Element) => void): void;
  /** Presence of a device, to nobody in particular or directed. */
  onPresence(handler: (session: Session, presence: Element, to: Jid | undefined) => void): void;
  /** A message that a device sends, on its way out. */
  onSent(handler: (session: Session, message: Element, to: Jid | undefined) => void): void;
  /** A message that reached an account: the steps of its delivery, in order. */
  onArrival(step: Step<Arrival>): void;
  /** Presence that reached an account from elsewhere. */
  onPresenceArrival(step: Step<PresenceArrival>): void;
  /** A device became available (RFC 6121, 4.2), or willing to get what is for any device. */
  onAvailable(handler: (session: Session) => void): void;
  /** Takes tokens of a kind of its own for proof (RFC 7628). */
  onBearer(verifier: BearerVerifier): void;
  /** Ends whoever is signed in by this right, once what led to it is stored. */
  endSignIns(which: (signIn: SignIn) => boolean, error: StreamError): void;
  /** An account goes for ever: what is kept for it goes too. */
  onRemoval(handler: (account: BareAddress) => void): void;
  /** An account goes: told to those who asked by `onRemoval`, while it is still there. */
  removed(account: BareAddress): void;
  /** A session is over. Its presence is as it was. */
  onEnd(handler: (session: Session) => void): void;
  /** A device became available: told to those who asked by `onAvailable`. */
  becameAvailable(session: Session): void;
  /** All that is announced. */
  announced(where: 'server' | 'account'): { features: readonly string[]; identities: readonly Identity[] };
}

/** What the server has to say to somebody on a stream before sign-in. */
export interface Reception {
  readonly features: readonly Element[];
  /** Answers an IQ once what it led to is stored; undefined where that is nothing to be asked for here. */
  take(iq: Element): Promise<Element> | undefined;
}

/** An answer that takes time is given in a turn of its own. */
export type IqHandler = (request: IqRequest) => IqAnswer | Promise<IqAnswer>;
