import type { Client } from '@xmpp/client-core';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { followRedirect } from '../locate/service-address.ts';
import type { Surroundings } from '../surroundings.ts';
import { composeStream, type Stream, type StreamOptions } from './compose.ts';
import { attemptFault, type Beginning, connect } from './connect.ts';
import { MalformedFrame } from './frame-parser.ts';
import type { Requests } from './requests.ts';

const mostHops = 5;
const closing = 2_000;
const goodbye = 200;

/** One stream after another to one server, each begun on demand: the part that knows xmpp.js. */
export class Lifeline {
  readonly stream: Stream;
  readonly #address: BareAddress;
  readonly #surroundings: Surroundings;
  #redirect: string | undefined;
  #lastError: unknown;

  constructor(options: Omit<StreamOptions, 'onRedirect'>, requests: Requests, surroundings: Surroundings) {
    this.#address = options.address;
    this.#surroundings = surroundings;
    const onRedirect = (uri: string) => {
      this.#redirect = uri;
    };
    this.stream = composeStream({ ...options, onRedirect }, requests);
    this.stream.entity.on('error', (error: unknown) => this.#note(error));
  }

  /** Whether the server may still remember the stream that was cut (XEP-0198, 5). */
  get resumable(): boolean {
    return Boolean(this.stream.management.id);
  }

  /** Connects to a WebSocket, following redirections; rejects with a FaultError, and then nothing is left open. */
  async begin(service: string): Promise<Beginning> {
    const { entity } = this.stream;
    for (let hops = 0; ; hops += 1) {
      try {
        entity.options.service = this.#redirect
          ? followRedirect(entity.options.service, this.#redirect)
          : service;
        this.#redirect = undefined;
        this.#lastError = undefined;
        if (!this.resumable) this.#forget();
        const beginning = await connect(this.stream, this.#surroundings);
        this.#checkBound();
        entity.timeout = closing;
        return beginning;
      } catch (error) {
        await this.drop();
        if (!this.#redirect || hops === mostHops) throw attemptFault(error);
      }
    }
  }

  /** Resolves with the reason once the stream that was begun is cut. */
  async cut(): Promise<FaultError> {
    const { entity } = this.stream;
    if (entity.socket) await disconnected(entity);
    await this.drop();
    return this.#lastError === undefined
      ? new FaultError('ConnectionLost', 'The connection to the server was lost.')
      : attemptFault(this.#lastError);
  }

  /** Ends the socket without a farewell; whoever waits for `cut` hears of it. */
  async drop(): Promise<void> {
    const { entity } = this.stream;
    if (!entity.socket) return;
    const gone = disconnected(entity);
    entity.socket.socket?.terminate();
    await gone;
  }

  /** Closes stream and socket in order (RFC 7395, 3.6); the server forgets the session. */
  async close(): Promise<void> {
    await this.stream.entity.stop();
    await this.drop();
  }

  /** The server says whom it has signed in (RFC 6120, 7.6.1); a token or a certificate may be somebody else's. */
  #checkBound(): void {
    if (bareJid(this.stream.entity.jid?.toString() ?? '') === this.#address) return;
    throw new FaultError(
      'NotAuthorized',
      'The server signed in another account than the one asked for, so nothing was done. Check the address.',
    );
  }

  /** What was not acknowledged is given up as well: xmpp.js refuses to begin a new stream while it waits. */
  #forget(): void {
    Object.assign(this.stream.management, { id: '', outbound_q: [], outbound: 0 });
  }

  #note(error: unknown): void {
    const unreadable = isUnreadable(error);
    // What follows from an end that we bring about is not its reason.
    if (!(this.#lastError instanceof FaultError)) this.#lastError = unreadable ? notTaken(error) : error;
    if (!unreadable) return;
    // What could not be read would only come again after a resume.
    this.#forget();
    // Long enough for our stream error to leave, and no longer: the server may not know that it is to close.
    this.#surroundings.after(goodbye, () => void this.drop());
  }
}

function isUnreadable(error: unknown): boolean {
  if (error instanceof MalformedFrame) return true;
  return error instanceof Error && 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

function notTaken(cause: unknown): FaultError {
  return new FaultError('MsgNotSupported', 'The server sent something too large for Perch, or unreadable.', {
    cause,
  });
}

function disconnected(entity: Client): Promise<void> {
  return new Promise((resolve) => entity.once('disconnect', () => resolve()));
}
