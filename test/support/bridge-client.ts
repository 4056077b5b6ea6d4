import { once } from 'node:events';
import { WebSocket } from 'ws';
import type {
  Answer,
  Ask,
  BareAddress,
  CallName,
  EventName,
  Events,
  Frame,
  Snapshot,
} from '#electron/bridge/contract.ts';
import { isOfAccount } from '#electron/bridge/whose.ts';
import { FaultError } from '#electron/model/fault.ts';

type Listener = (name: string, body: unknown) => void;

interface Open {
  readonly answer: (body: unknown) => void;
  readonly refuse: (error: Error) => void;
}

/** The window's end of the bridge, without a window: what a page can ask and hear. */
export class BridgeClient {
  readonly #socket: WebSocket;
  readonly #open = new Map<number, Open>();
  readonly #listeners = new Set<Listener>();
  #lastId = 0;
  /** Whom the window shows, as far as it was told. */
  #account: BareAddress | null | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#take(JSON.parse(String(data))));
    socket.on('close', () => {
      for (const { refuse } of this.#open.values()) refuse(new Error('The bridge is gone.'));
      this.#open.clear();
    });
  }

  /** Enters by the address that a host printed, as a browser does: the token becomes a cookie. */
  static async enter(startUrl: string): Promise<BridgeClient> {
    const response = await fetch(startUrl, { redirect: 'manual' });
    const cookie = response.headers.getSetCookie().map((line) => line.replace(/;.*/, ''));
    const { host, origin } = new URL(startUrl);
    const socket = new WebSocket(`ws://${host}/bridge`, { origin, headers: { Cookie: cookie.join('; ') } });
    await once(socket, 'open');
    return new BridgeClient(socket);
  }

  /** Rejects with the FaultError that the host answered. */
  async ask<Name extends CallName>(name: Name, body: Ask<Name>): Promise<Answer<Name>> {
    // As the window, which is told whom it shows before it asks for anything.
    if (this.#account === undefined && isOfAccount(name)) await this.ask('app.snapshot', {});
    return this.#ask(name, body);
  }

  #shows({ account }: Pick<Snapshot, 'account'>): void {
    this.#account = account?.address ?? null;
  }

  #ask<Name extends CallName>(name: Name, body: Ask<Name>): Promise<Answer<Name>> {
    const id = ++this.#lastId;
    return new Promise((resolve, refuse) => {
      const answered = (answer: unknown): void => {
        // The host's own contract says what it answers; a test that gets something else fails by what it expects.
        if (name === 'app.snapshot') this.#shows(answer as Snapshot);
        // As above.
        resolve(answer as Answer<Name>);
      };
      this.#open.set(id, { answer: answered, refuse });
      const account = this.#account ?? null;
      this.#socket.send(JSON.stringify({ kind: 'ask', id, name, body, account } satisfies Frame));
    });
  }

  /** Returns its undo. */
  on<Name extends EventName>(name: Name, listener: (body: Events[Name]) => void): () => void {
    const take: Listener = (happened, body) => {
      // As above: the contract is the host's promise.
      if (happened === name) listener(body as Events[Name]);
    };
    this.#listeners.add(take);
    return () => this.#listeners.delete(take);
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    this.#socket.close();
    await once(this.#socket, 'close');
  }

  #take(frame: Frame): void {
    if (frame.kind === 'event') {
      // As above.
      if (frame.name === 'account.changed') this.#shows(frame.body as Events['account.changed']);
      for (const listener of this.#listeners) listener(frame.name, frame.body);
      return;
    }
    const open = this.#open.get(frame.id);
    this.#open.delete(frame.id);
    if (frame.kind === 'answer') open?.answer(frame.body);
    if (frame.kind === 'fault') {
      const { code, text, ...more } = frame.fault;
      open?.refuse(new FaultError(code, text, more));
    }
  }
}
