import type { BareAddress } from '#electron/model/ids.ts';
import { writeStreamManagement } from '#electron/stanza/0198-stream-management.ts';
import { type Jid, parseJid } from '#electron/stanza/jid.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { SignIn } from './sign-in.ts';
import type { Connection } from './stream/connection.ts';
import { addressOf, type Packet, writeFrame } from './stream/packet.ts';
import type { Sent, Unacknowledged } from './stream/unacknowledged.ts';

const request = writeFrame(writeStreamManagement({ kind: 'request' }));

/** Stream management of a session, once it is on (XEP-0198). */
export interface Managed {
  readonly id: string;
  readonly resumable: boolean;
  readonly queue: Unacknowledged;
  /** Stanzas that we have handled, modulo 2^32. */
  handled: number;
  /** We have asked for a count that has not come yet. */
  asked: boolean;
  /** What is delivered counts: the device has been told that management is on. */
  counting: boolean;
}

/** One signed-in device: a full address, and whatever lasts as long as it does. */
export class Session {
  readonly account: BareAddress;
  readonly resource: string;
  readonly address: string;
  /** As it goes into packets. */
  readonly wireAddress: Buffer;
  /** Absent while the session waits to be resumed. */
  connection: Connection | undefined;
  /** Changes when the session goes on after another sign-in. */
  signIn: SignIn;
  managed: Managed | undefined;
  /** The last available presence that was broadcast (RFC 6121, 4.2). */
  presence: Element | undefined;
  priority = 0;
  /** Whom presence was sent to directly (RFC 6121, 4.6): they hear of the end too. */
  readonly directed = new Set<string>();
  /** It asked for the roster and gets its changes (RFC 6121, 2.1.6). */
  interested = false;
  /** XEP-0280. */
  carbons = false;
  ended = false;
  /** Ends the stream that carries it. */
  endStream: (error: StreamError) => void = () => {};
  readonly #limits: SessionLimits;

  /** The account, as an address in parts. */
  get jid(): Jid {
    return parseJid(this.account) ?? { local: '', domain: this.account, resource: '' };
  }

  constructor(
    account: BareAddress,
    resource: string,
    connection: Connection,
    signIn: SignIn,
    limits: SessionLimits,
  ) {
    this.account = account;
    this.resource = resource;
    this.address = `${account}/${resource}`;
    this.wireAddress = addressOf(this.address);
    this.connection = connection;
    this.signIn = signIn;
    this.#limits = limits;
  }

  /** Delivers a stanza. Only after what led to it is stored: through the turn. */
  deliver(packet: Packet, to: Buffer, onReceived?: () => void): void {
    const { connection } = this;
    const managed = this.managed?.counting ? this.managed : undefined;
    if (managed) this.#remember(managed, { packet, to, onReceived });
    if (!connection) return;
    connection.sendPacket(packet, to);
    if (!managed) onReceived?.();
    else this.#askNowAndThen(managed, connection, onReceived !== undefined);
  }

  /** Writes what is no stanza. */
  write(frame: string): void {
    this.connection?.send(frame);
  }

  #remember(managed: Managed, sent: Sent): void {
    managed.queue.push(sent);
    if (managed.queue.size > this.#limits.unacknowledged) this.#limits.onOverflow(this);
  }

  #askNowAndThen(managed: Managed, connection: Connection, urgent: boolean): void {
    if (managed.asked || (!urgent && managed.queue.size < this.#limits.askAfter)) return;
    managed.asked = true;
    connection.send(request);
  }
}

export interface SessionLimits {
  readonly unacknowledged: number;
  readonly askAfter: number;
  /** More is unacknowledged than a session may keep. */
  readonly onOverflow: (session: Session) => void;
}
