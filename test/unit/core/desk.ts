import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type {
  Answer,
  Ask,
  CallName,
  EventName,
  Events,
  Frame,
  RoomEntry,
  Snapshot,
} from '#electron/bridge/contract.ts';
import { openRememberedAccounts } from '#electron/core/account/remembered-accounts.ts';
import { type App, createApp } from '#electron/core/app.ts';
import { createAddInSites } from '#electron/host/add-in-sites.ts';
import type { Child, Host, Notification } from '#electron/host/host.ts';
import { createPlainFiles } from '#electron/host/plain-files.ts';
import { createPlainHost } from '#electron/host/plain-host.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import {
  openDatabase,
  type RunningServer,
  type ServerOptions,
  startServer,
} from '#electron/server/server.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { password } from '#test/support/chat-server.ts';
import { temporaryFolder } from '#test/support/folder.ts';

const patience = 15_000;

/** Nobody serves anything here. */
const sites = createAddInSites({ origin: (id) => `http://${id}.localhost`, embedders: () => "'none'" });

/** Our server, in this process. `stop` and `start` keep port and data. */
export interface OwnServer {
  readonly address: (name: string) => Promise<string>;
  readonly chat: ChatServer;
  readonly running: () => RunningServer;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function ownServer(options: Partial<ServerOptions> = {}): Promise<OwnServer> {
  const folder = temporaryFolder('core-server');
  const file = `${folder.path}/server.sqlite`;
  let database = openDatabase(file);
  const begin = (port: number) => startServer({ ...options, port, database, domain: 'localhost' });
  let running = await begin(0);
  let up = true;
  const { port, webSocket } = running;
  const stop = async (): Promise<void> => {
    if (!up) return;
    up = false;
    await running.close();
    database.close();
  };
  onTestFinished(async () => {
    await stop();
    folder.remove();
  });
  const address = async (name: string): Promise<string> => {
    if (running.isFree(name)) await running.putAccount(name, password);
    return `${name}@localhost`;
  };
  return {
    address,
    // What `Person` asks of a server; there is no process.
    chat: { webSocket, chatService: 'rooms.localhost', account: address } as unknown as ChatServer,
    running: () => running,
    stop,
    start: async () => {
      database = openDatabase(file);
      running = await begin(port);
      up = true;
    },
  };
}

/** Perch without its window, in this process; the test sits where the window does. */
export class Desk {
  readonly notified: Notification[] = [];
  readonly withdrawn: string[] = [];
  readonly log: string[] = [];
  /** What the page would send and get. */
  readonly folder = temporaryFolder('files').path;
  readonly files = createPlainFiles({ folder: this.folder, newToken: randomUUID });
  readonly children: Child[] = [];
  /** Hears every frame that goes to the window. */
  overhear: (frame: Frame) => void = () => undefined;
  readonly opened: string[] = [];
  #app: App | undefined;
  #badge = 0;
  #toHost: (frame: unknown) => void = () => undefined;
  readonly #open = new Map<number, { resolve: (body: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Set<(name: string, body: unknown) => void>();
  #lastId = 0;
  /** Whom the window shows, as far as it was told. */
  #account: BareAddress | null = null;

  /** On a data directory that may hold an earlier life. */
  static async open(data: string, { notifies = false, opensNothing = false } = {}): Promise<Desk> {
    const desk = new Desk();
    // Nothing may be asked before a snapshot, which connects; a test may.
    desk.#account = openRememberedAccounts(data).shown?.account.address ?? null;
    desk.#app = await createApp(desk.#host(data, notifies, opensNothing), {
      log: (line) => desk.log.push(line),
    });
    onTestFinished(() => desk.close());
    desk.app.attach({
      post: (frame) => queueMicrotask(() => desk.#take(frame)),
      onFrame: (listener) => {
        desk.#toHost = listener;
        return () => undefined;
      },
      onClose: () => () => undefined,
    });
    return desk;
  }

  get app(): App {
    if (!this.#app) throw new Error('not open yet');
    return this.#app;
  }

  #host(data: string, notifies: boolean, opensNothing: boolean): Host {
    const plain = createPlainHost({
      version: '0.0.0',
      data,
      addIns: `${data}/none`,
      addInSites: sites,
      files: this.files,
      entries: { server: 'electron/server/main.ts' },
      quit: () => undefined,
    });
    return {
      ...plain,
      spawn: (entry, options) => {
        const child = plain.spawn(entry, options);
        this.children.push(child);
        return child;
      },
      openLink: async (url) => {
        if (opensNothing) throw new FaultError('CommandFailed', 'No program was found.');
        this.opened.push(url);
      },
      badge: (unread) => {
        this.#badge = unread;
      },
      withdraw: (tag) => void this.withdrawn.push(tag),
      notify: (notification) => {
        this.notified.push(notification);
        return notifies;
      },
    };
  }

  get badge(): number {
    return this.#badge;
  }

  ask<K extends CallName>(name: K, body: Ask<K>): Promise<Answer<K>> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const answered = (answer: unknown): void => {
        // The contract pairs each question with its answer.
        if (name === 'app.snapshot') this.#shows(answer as Snapshot);
        // As above.
        resolve(answer as Answer<K>);
      };
      this.#open.set(id, { resolve: answered, reject });
      this.#toHost({ kind: 'ask', id, name, body, account: this.#account });
    });
  }

  #shows({ account }: Pick<Snapshot, 'account'>): void {
    this.#account = account?.address ?? null;
  }

  async signsIn(server: OwnServer, name: string): Promise<void> {
    const address = await server.address(name);
    await this.ask('account.signIn', { address, password, webSocket: server.chat.webSocket });
  }

  /** The first of the rooms to begin with on this computer. */
  async lobby(): Promise<string> {
    const { account } = await this.ask('app.snapshot', {});
    return `lobby@${account?.chatService}`;
  }

  /** Makes a room, and answers its address. */
  async creates(name: string, privacy: Ask<'rooms.create'>['privacy'] = 'Open'): Promise<string> {
    const { room } = await this.ask('rooms.create', { name, description: '', privacy, behavior: 'Normal' });
    return room;
  }

  async room(address: string): Promise<RoomEntry | undefined> {
    const { rooms } = await this.ask('app.snapshot', {});
    return rooms.find((room) => room.address === address);
  }

  async texts(room: string): Promise<readonly string[]> {
    const { messages } = await this.ask('messages.page', { room, from: { at: 'newest' }, limit: 200 });
    return messages.map(({ text }) => text);
  }

  /** Resolves with the first event from now on that fits. */
  next<K extends EventName>(name: K, fits: (body: Events[K]) => boolean = () => true): Promise<Events[K]> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        this.#listeners.delete(listen);
        end();
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`no ${name} that fits; log: ${this.log.join('\n')}`))),
        patience,
      );
      const listen = (happened: string, body: unknown): void => {
        // The contract pairs each event's name with its body.
        const event = body as Events[K];
        if (happened === name && fits(event)) settle(() => resolve(event));
      };
      this.#listeners.add(listen);
    });
  }

  /** Resolves when the room's entry passes, as it is now or as it becomes. */
  async until(room: string, fits: (entry: RoomEntry | undefined) => boolean): Promise<void> {
    const changed = this.next('rooms.changed', ({ changed, gone }) => {
      const entry = changed.find(({ address }) => address === room);
      return (entry !== undefined || gone.includes(room)) && fits(entry);
    });
    changed.catch(() => undefined);
    if (!fits(await this.room(room))) await changed;
  }

  async close(): Promise<void> {
    await this.app.close();
    this.files.clear();
  }

  #take(frame: Frame): void {
    this.overhear(frame);
    if (frame.kind === 'event') {
      // The contract says what this event is.
      if (frame.name === 'account.changed') this.#shows(frame.body as Events['account.changed']);
      for (const listen of [...this.#listeners]) listen(frame.name, frame.body);
      return;
    }
    const open = this.#open.get(frame.id);
    this.#open.delete(frame.id);
    if (frame.kind === 'answer') open?.resolve(frame.body);
    if (frame.kind === 'fault') {
      const { code, text, ...more } = frame.fault;
      open?.reject(new FaultError(code, text, more));
    }
  }
}

export function dataFolder(): string {
  const folder = temporaryFolder('core');
  onTestFinished(folder.remove);
  return folder.path;
}
