import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { NS } from '#electron/stanza/namespaces.ts';
import { readSaslStep, writeMechanisms, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import {
  deriveScramKeys,
  readClientFirst,
  serverKeys,
  verifyClientFinal,
  writeServerFirst,
} from '#electron/stanza/scram.ts';
import { type Element, elements, parseXml, xml } from '#electron/stanza/xml.ts';

const salt = Buffer.from('a salt of sixteen');
export const password = 'pencil';

/** A server whose every word is the test's: by itself it only says goodbye. */
export class FakeServer {
  readonly #server: WebSocketServer;
  readonly #heard: Element[] = [];
  readonly #waiting: (() => void)[] = [];
  #socket: WebSocket | undefined;
  /** How many connections were ever made. */
  callers = 0;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#socket = socket;
      this.callers += 1;
      this.#heard.length = 0;
      socket.on('error', () => {});
      socket.on('message', (data) => {
        const element = parseXml(String(data));
        if (element.is('close', NS.framing)) socket.send(String(element), () => socket.close());
        this.#heard.push(element);
        for (const wake of this.#waiting.splice(0)) wake();
      });
    });
  }

  static async start(): Promise<FakeServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => 'xmpp' });
    await once(server, 'listening');
    return new FakeServer(server);
  }

  get url(): string {
    // A server that listens on a port has such an address.
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  serverSends(stanza: Element | string): void {
    this.#socket?.send(String(stanza));
  }

  /** The next element from the client that fits; those before it are passed over. */
  async expectSent(fits: (element: Element) => boolean): Promise<Element> {
    for (;;) {
      const index = this.#heard.findIndex(fits);
      const [found] = index < 0 ? [] : this.#heard.splice(0, index + 1).slice(-1);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  expectNamed(name: string): Promise<Element> {
    return this.expectSent((element) => element.getName() === name);
  }

  /** The next request whose payload is of this namespace. */
  expectRequest(namespace: string): Promise<Element> {
    return this.expectSent((iq) => iq.getName() === 'iq' && elements(iq)[0]?.getNS() === namespace);
  }

  /** Answers a request, by default as the one that was asked. */
  answers(iq: Element, payload?: Element, from: string | undefined = iq.attrs.to): void {
    this.serverSends(xml('iq', { xmlns: NS.client, type: 'result', id: iq.attrs.id, from }, payload));
  }

  refuses(iq: Element, condition: string): void {
    const { id, to: from } = iq.attrs;
    const error = xml('error', { type: 'cancel' }, xml(condition, { xmlns: NS.stanzaErrors }));
    this.serverSends(xml('iq', { xmlns: NS.client, type: 'error', id, from }, error));
  }

  /** As far as the features that follow a sign-in. */
  async acceptsSignIn({ signature }: { readonly signature?: string } = {}): Promise<void> {
    await this.opens(writeMechanisms(['PLAIN', 'SCRAM-SHA-256']));
    const auth = readSaslStep(await this.expectNamed('auth'));
    const first = auth?.kind === 'auth' ? readClientFirst(auth.data ?? '') : undefined;
    if (!first) throw new Error('That was no first message of SCRAM.');
    const challenge = writeServerFirst(`${first.nonce}server`, salt, 4096);
    this.serverSends(writeSaslStep({ kind: 'challenge', data: challenge.message }));
    const response = readSaslStep(await this.expectNamed('response'));
    const keys = serverKeys('SCRAM-SHA-256', await deriveScramKeys('SCRAM-SHA-256', password, salt, 4096));
    const proof = response?.kind === 'response' ? (response.data ?? '') : '';
    const signed = verifyClientFinal('SCRAM-SHA-256', keys, first, challenge, proof);
    this.serverSends(
      signed
        ? writeSaslStep({ kind: 'success', data: signature ?? signed })
        : writeSaslStep({ kind: 'failure', condition: 'not-authorized' }),
    );
  }

  async opens(...features: readonly Element[]): Promise<void> {
    await this.expectNamed('open');
    this.serverSends(xml('open', { xmlns: NS.framing, from: 'example.com', id: 's', version: '1.0' }));
    this.serverSends(xml('stream:features', { 'xmlns:stream': NS.streams }, ...features));
  }

  /** Binds; without `managed` it offers no stream management, without `resumable` no second chance. */
  async binds({ managed = true, resumable = true } = {}): Promise<void> {
    const bind = xml('bind', { xmlns: NS.bind });
    await this.opens(bind, ...(managed ? [xml('sm', { xmlns: NS.streamManagement })] : []));
    const jid = xml('jid', {}, 'ana@example.com/desk');
    this.answers(await this.expectRequest(NS.bind), xml('bind', { xmlns: NS.bind }, jid));
    if (!managed) return;
    await this.expectNamed('enable');
    const resumption = resumable ? { id: 'sm-1', resume: 'true' } : {};
    this.serverSends(xml('enabled', { xmlns: NS.streamManagement, ...resumption }));
  }

  async welcomes(options: { readonly managed?: boolean; readonly resumable?: boolean } = {}): Promise<void> {
    await this.acceptsSignIn();
    await this.binds(options);
  }

  /** Ends the connection without a word. */
  cuts(): void {
    this.#socket?.terminate();
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
