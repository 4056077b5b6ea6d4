import type { Connection } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { writePing } from '../stanza/0199-ping.ts';
import { type Jid, parseJid, writeBare } from '../stanza/jid.ts';
import type { Element } from '../stanza/xml.ts';
import { checkCertificate } from './client-certificate.ts';
import { connectFault, isOfThePlace } from './connect-fault.ts';
import { Emitter, type On } from './emitter.ts';
import { Pause } from './pause.ts';
import { Probe, probeTimeout } from './probe.ts';
import { notConnected } from './request-fault.ts';
import { retryAfter } from './retry.ts';
import type { SessionEvents, SessionOptions } from './session-values.ts';
import type { Beginning } from './stream/connect.ts';
import { Lifeline } from './stream/lifeline.ts';
import { type Request, Requests } from './stream/requests.ts';
import type { Acceptance } from './stream/sign-in.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';

/** The signed-in connection of one account: connects, stays connected, and carries stanzas. Single use. */
export class Session {
  readonly address: BareAddress;
  readonly on: On<SessionEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #options: SessionOptions;
  readonly #jid: Jid;
  readonly #surroundings: Surroundings;
  readonly #events = new Emitter<SessionEvents>();
  readonly #requests: Requests;
  readonly #pause: Pause;
  readonly #probe: Probe;
  #connection: Connection = { state: 'signed out' };
  #lifeline: Lifeline | undefined;
  #stopping = false;

  /** Throws InvalidArgument for what is no address of a person, and for a certificate that is none. */
  constructor(options: SessionOptions) {
    const jid = parseJid(options.address);
    if (!jid?.local || jid.resource) {
      throw new FaultError('InvalidArgument', 'An address looks like ana@example.com.');
    }
    const { credential } = options;
    if ('certificate' in credential) checkCertificate(credential.certificate);
    this.#jid = jid;
    this.address = writeBare(jid);
    this.#options = options;
    this.#surroundings = options.surroundings ?? realSurroundings;
    this.#requests = new Requests(this.address, this.#surroundings.id);
    this.#pause = new Pause(this.#surroundings);
    const ping = () =>
      this.request({ type: 'get', to: jid.domain, payload: writePing(), timeout: probeTimeout });
    this.#probe = new Probe(ping, () => void this.#lifeline?.drop(), this.#surroundings);
  }

  get connection(): Connection {
    return this.#connection;
  }

  get surroundings(): Surroundings {
    return this.#surroundings;
  }

  get domain(): string {
    return this.#jid.domain;
  }

  /** The full address of this stream; undefined before the first. */
  get fullAddress(): string | undefined {
    return this.#lifeline?.stream.entity.jid?.toString();
  }

  /**
   * Resolves when stanzas may be sent, and from then on keeps connected. Rejects with the FaultError of the first
   * attempt; with `keepTrying` only with one that a person must mend.
   */
  start({ keepTrying = false } = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const undo = [
        this.on('began', () => done(resolve)),
        this.on('ended', (fault) => done(() => reject(fault ?? notConnected()))),
      ];
      const done = (settle: () => void) => {
        for (const each of undo) each();
        settle();
      };
      void this.#run(keepTrying);
    });
  }

  /** Signs out. Never rejects. */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#probe.stop();
    this.#pause.end();
    await this.#lifeline?.close().catch(() => {});
    this.#requests.loseAll();
    this.#show({ state: 'signed out' });
    this.#events.emit('ended', undefined);
  }

  /** Waiting: tries at once. Online: asks the server for a sign of life, as is wise after sleep. */
  retry(): void {
    this.#pause.end();
    if (this.#connection.state === 'online') void this.#probe.now();
  }

  /** Rejects with NotConnected where nothing left this machine; resolves before anything has arrived anywhere. */
  async send(stanza: Element): Promise<void> {
    if (!this.#lifeline || this.#connection.state !== 'online') throw notConnected();
    try {
      await this.#lifeline.stream.entity.send(stanza);
    } catch {
      throw notConnected();
    }
  }

  /** The payload of the answer; undefined where it is empty. Rejects with a FaultError. */
  async request(request: Request): Promise<Element | undefined> {
    if (this.#connection.state !== 'online') throw notConnected();
    return this.#requests.ask(request);
  }

  async #run(keepTrying: boolean): Promise<void> {
    let patient = keepTrying;
    let failures = 0;
    while (!this.#stopping) {
      const { fault, ...ending } = await this.#live();
      if (this.#stopping) return;
      patient ||= ending.held !== undefined;
      const { credential } = this.#options;
      const retry = retryAfter(
        { ...ending, fault: fault.fault },
        failures,
        credential,
        this.#surroundings.random(),
      );
      if (!patient || !retry) return this.#end(fault);
      failures = retry.failures;
      await this.#wait(fault, retry.delay);
    }
  }

  /** One stream, from the attempt to its end; answers why it ended, and for how long it held if it began. */
  async #live(): Promise<{ readonly fault: FaultError; readonly held?: number }> {
    const { now } = this.#surroundings;
    try {
      this.#show({ state: 'connecting' });
      const { lifeline, beginning } = await this.#reach();
      if (this.#stopping) return { fault: notConnected() };
      const begun = now();
      this.#begin(lifeline, beginning);
      const fault = await lifeline.cut();
      if (!lifeline.resumable) this.#requests.loseAll(fault);
      return { fault, held: now() - begun };
    } catch (error) {
      return { fault: connectFault(error) };
    } finally {
      this.#probe.stop();
    }
  }

  /** A place that was remembered may be given up by now. */
  async #reach(): Promise<{ readonly lifeline: Lifeline; readonly beginning: Beginning }> {
    const { locate } = this.#options;
    const service = await locate();
    if (this.#stopping) throw notConnected();
    this.#lifeline ??= this.#makeLifeline();
    const lifeline = this.#lifeline;
    try {
      return { lifeline, beginning: await lifeline.begin(service) };
    } catch (error) {
      if (!isOfThePlace(connectFault(error).fault.code)) throw error;
      const other = await locate(service);
      if (other === service || this.#stopping) throw error;
      return { lifeline, beginning: await lifeline.begin(other) };
    }
  }

  #begin(lifeline: Lifeline, beginning: Beginning): void {
    if (beginning === 'renewed') this.#requests.loseAll();
    // Stream management asks for signs of life by itself.
    if (!lifeline.stream.management.enabled) this.#probe.start();
    this.#show({ state: 'online' });
    this.#events.emit('began', beginning);
  }

  async #wait(fault: FaultError, delay: number): Promise<void> {
    const nextTryAt = this.#surroundings.now() + delay;
    this.#show({ state: 'waiting', nextTryAt, fault: fault.fault });
    await this.#pause.start(delay);
  }

  #end(fault: FaultError): void {
    this.#stopping = true;
    this.#requests.loseAll();
    this.#show({ state: 'offline', fault: fault.fault });
    this.#events.emit('ended', fault);
  }

  #makeLifeline(): Lifeline {
    const { credential, resource, transport, answers = [], strongest } = this.#options;
    const { address } = this;
    const signIn = {
      address,
      credential,
      strongest,
      nonce: this.#surroundings.id,
      onAccepted: ({ mechanism, keys }: Acceptance) => {
        this.#events.emit('signedIn', mechanism);
        if (keys) this.#events.emit('keysDerived', keys);
      },
    };
    const options = {
      address,
      domain: this.#jid.domain,
      transport: { ...transport, ...('certificate' in credential && credential.certificate) },
      signIn,
      answers,
      ...(resource && { resource }),
    };
    const lifeline = new Lifeline(options, this.#requests, this.#surroundings);
    lifeline.stream.entity.on('stanza', (stanza: Element) => this.#deliver(stanza));
    return lifeline;
  }

  #deliver(stanza: Element): void {
    const name = stanza.getName();
    if (name === 'message' || name === 'presence') this.#events.emit(name, stanza);
  }

  #show(connection: Connection): void {
    this.#connection = connection;
    this.#events.emit('connectionChanged', connection);
  }
}
