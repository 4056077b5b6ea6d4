import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { RunningServer } from '#electron/server/server.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readSaslStep, type SaslStep, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { writeClose, writeOpen } from '#electron/stanza/rfc7395-framing.ts';
import {
  deriveScramKeys,
  readServerFirst,
  type ScramMechanism,
  writeClientFinal,
  writeClientFirst,
} from '#electron/stanza/scram.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

type Test = (element: Element) => boolean;

/** A client that says exactly what a test wants, element by element. */
export class Device {
  readonly socket: WebSocket;
  /** Everything that came and that no test has taken yet. */
  readonly heard: Element[] = [];
  address = '';
  #wake: () => void = () => {};
  #count = 0;

  constructor(webSocket: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(webSocket, 'xmpp', options);
    this.socket.on('message', (data) => {
      this.heard.push(parseXml(String(data)));
      this.#wake();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => this.#wake());
  }

  static async connect(
    server: Pick<RunningServer, 'webSocket'>,
    options: ClientOptions = {},
  ): Promise<Device> {
    const device = new Device(server.webSocket, options);
    await once(device.socket, 'open');
    return device;
  }

  /** Signed in and bound; with presence sent unless `silent`. */
  static async signIn(
    server: Pick<RunningServer, 'webSocket' | 'domain'>,
    name: string,
    options: { resource?: string; silent?: boolean; password?: string } = {},
  ): Promise<Device> {
    const device = await Device.connect(server);
    await device.prove(server.domain, name, options.password ?? `${name}'s password`);
    await device.bind(options.resource);
    if (!options.silent) await device.appear();
    return device;
  }

  send(stanza: Element | string): void {
    const text = typeof stanza === 'string' ? stanza : String(withNamespace(stanza));
    this.socket.send(text);
  }

  /** The first thing heard, now or later, that is what is wanted; what came before it stays. */
  async hears(what: string | Test): Promise<Element> {
    const test: Test = typeof what === 'string' ? (element) => element.getName() === what : what;
    for (;;) {
      const index = this.heard.findIndex(test);
      const [found] = index < 0 ? [] : this.heard.splice(index, 1);
      if (found) return found;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`Closed before ${what} came`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Everything that the server had to say before it answered this. */
  async everythingHeard(): Promise<readonly Element[]> {
    await this.asks('get', undefined, xml('ping', { xmlns: NS.ping }));
    return this.heard.splice(0);
  }

  /** The answer to a question, be it an error. */
  async asks(type: 'get' | 'set', to: string | undefined, payload: Element): Promise<Element> {
    const id = `q${++this.#count}`;
    this.send(xml('iq', { type, id, to }, payload));
    return this.hears((element) => element.getName() === 'iq' && element.attrs.id === id);
  }

  async open(domain: string): Promise<Element> {
    this.send(writeOpen({ to: domain, version: '1.0' }));
    await this.hears('open');
    return this.hears('features');
  }

  async prove(domain: string, name: string, password: string, mechanism: ScramMechanism = 'SCRAM-SHA-1') {
    await this.open(domain);
    const outcome = await this.authenticate(name, password, mechanism);
    if (outcome.getName() !== 'success') throw new Error(`Not signed in: ${outcome}`);
    return this.open(domain);
  }

  /** One step of a sign-in, whatever it is. */
  async answers(step: SaslStep): Promise<SaslStep | undefined> {
    this.send(writeSaslStep(step));
    return readSaslStep(await this.hears(isSasl));
  }

  async authenticate(name: string, password: string, mechanism: ScramMechanism): Promise<Element> {
    const first = writeClientFirst(name, 'client-nonce');
    this.send(writeSaslStep({ kind: 'auth', mechanism, data: first.message }));
    const step = readSaslStep(await this.hears(isSasl));
    const challenge = step?.kind === 'challenge' ? readServerFirst(step.data ?? '', first.nonce) : undefined;
    if (!challenge) throw new Error('The server made no challenge');
    const keys = await deriveScramKeys(mechanism, password, challenge.salt, challenge.iterations);
    const final = writeClientFinal(mechanism, keys, first, challenge);
    this.send(writeSaslStep({ kind: 'response', data: final.message }));
    const outcome = await this.hears(isSasl);
    const read = readSaslStep(outcome);
    if (read?.kind === 'success' && read.data !== final.serverSignature) throw new Error('Not the server');
    return outcome;
  }

  async bind(resource?: string): Promise<void> {
    const wanted = resource === undefined ? undefined : xml('resource', {}, resource);
    const answer = await this.asks('set', undefined, xml('bind', { xmlns: NS.bind }, wanted));
    this.address = answer.getChild('bind')?.getChildText('jid') ?? '';
  }

  /** Sends initial presence, and hears it. */
  async appear(...children: readonly Element[]): Promise<void> {
    this.send(xml('presence', {}, ...children));
    await this.hears((element) => element.is('presence') && element.attrs.from === this.address);
  }

  async leaves(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.send(writeClose());
    await this.closed();
  }

  /** The connection is lost, as by a pulled plug: nothing is said. */
  async cut(): Promise<void> {
    this.socket.terminate();
    await this.closed();
  }

  async closed(): Promise<void> {
    if (this.socket.readyState !== WebSocket.CLOSED) await once(this.socket, 'close');
  }
}

export function message(to: string, text: string, attributes: Record<string, string> = {}): Element {
  return xml('message', { to, type: 'chat', ...attributes }, xml('body', {}, text));
}

export function isMessage(text: string): Test {
  return (element) => element.is('message') && element.getChildText('body') === text;
}

function isSasl(element: Element): boolean {
  return element.getNS() === NS.sasl;
}

function withNamespace(stanza: Element): Element {
  if (!stanza.attrs.xmlns) stanza.attrs.xmlns = NS.client;
  return stanza;
}
