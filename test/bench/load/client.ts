import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import {
  deriveScramKeys,
  readServerFirst,
  type ScramClientKeys,
  writeClientFinal,
  writeClientFirst,
} from '#electron/stanza/scram.ts';

const open = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="localhost" version="1.0"/>';
const sasl = 'xmlns="urn:ietf:params:xml:ns:xmpp-sasl"';
const bind =
  '<iq xmlns="jabber:client" type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>';

/**
 * One connection that costs as little as one can, so that the server is what is measured: no XML is parsed, a frame
 * is looked at for a few bytes only.
 */
export class LoadClient {
  readonly #socket: WebSocket;
  readonly name: string;
  #waiting:
    | {
        readonly marks: readonly string[];
        readonly resolve: (frame: string) => void;
        readonly reject: (error: Error) => void;
      }
    | undefined;
  /** Every frame that nobody waited for. */
  onFrame: (frame: Buffer) => void = () => {};

  private constructor(socket: WebSocket, name: string) {
    this.#socket = socket;
    this.name = name;
    socket.on('message', (data: Buffer) => {
      const waiting = this.#waiting;
      if (waiting?.marks.some((mark) => data.includes(mark))) {
        this.#waiting = undefined;
        waiting.resolve(data.toString());
      } else this.onFrame(data);
    });
    socket.on('close', () => this.#waiting?.reject(new Error(`${name} was disconnected.`)));
  }

  /** Connects and nothing more. */
  static connect(webSocket: string, name: string): Promise<LoadClient> {
    const socket = new WebSocket(webSocket, 'xmpp', { perMessageDeflate: false });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => resolve(new LoadClient(socket, name)));
    });
  }

  static async signIn(webSocket: string, name: string, password: string): Promise<LoadClient> {
    const client = await LoadClient.connect(webSocket, name);
    await client.asks(open, '<stream:features', '<features');
    await client.#authenticate(password);
    await client.asks(open, '<stream:features', '<features');
    await client.asks(bind, '<jid');
    return client;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** Sends, and resolves with the first frame that holds one of the marks. */
  asks(text: string, ...marks: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting = { marks, resolve, reject };
      this.send(text);
    });
  }

  async joins(room: string): Promise<void> {
    const muc = '<x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x>';
    const answer = await this.asks(
      `<presence xmlns="jabber:client" to="${room}/${this.name}">${muc}</presence>`,
      'code="110"',
      "code='110'",
      'type="error"',
      "type='error'",
    );
    if (answer.includes('error')) throw new Error(`${this.name} was not let in: ${answer}`);
  }

  close(): void {
    this.#socket.terminate();
  }

  async #authenticate(password: string): Promise<void> {
    const first = writeClientFirst(this.name, randomBytes(18).toString('base64'));
    const begin = `<auth ${sasl} mechanism="SCRAM-SHA-1">${base64(first.message)}</auth>`;
    const answer = textOf(await this.asks(begin, '<challenge', '<failure'));
    const challenge = readServerFirst(answer, first.nonce);
    if (!challenge) throw new Error(`${this.name} got no challenge.`);
    const keys = await keysFor(password, challenge.salt, challenge.iterations);
    const { message } = writeClientFinal('SCRAM-SHA-1', keys, first, challenge);
    const end = await this.asks(`<response ${sasl}>${base64(message)}</response>`, '<success', '<failure');
    if (!end.includes('<success')) throw new Error(`${this.name} was not let in: ${end}`);
  }
}

const derived = new Map<string, Promise<ScramClientKeys>>();

function keysFor(password: string, salt: Buffer, iterations: number): Promise<ScramClientKeys> {
  const name = `${salt.toString('base64')} ${iterations}`;
  const keys = derived.get(name) ?? deriveScramKeys('SCRAM-SHA-1', password, salt, iterations);
  derived.set(name, keys);
  return keys;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function textOf(frame: string): string {
  return Buffer.from(/>([A-Za-z0-9+/=]+)</.exec(frame)?.[1] ?? '', 'base64').toString();
}
