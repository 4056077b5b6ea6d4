import type {
  Answer,
  Ask,
  CallName,
  EventName,
  Events,
  MessagePage,
  PageRequest,
  RoomEntry,
  Snapshot,
} from '#electron/bridge/contract.ts';
import { BridgeClient } from './bridge-client.ts';
import { password } from './chat-server.ts';
import { Ear } from './ear.ts';
import { type RunningHost, startHost } from './host.ts';

const patience = 150_000;

export interface StartOptions {
  /** An `xmpp:` link on the command line. */
  readonly link?: string;
  /** A file of certificates that the machine trusts beside those that every machine does. */
  readonly trusts?: string;
}

/** Somebody who uses Perch itself, the whole street in a process of its own; the test sits where the window does. */
export class Member {
  readonly host: RunningHost;
  readonly #bridge: BridgeClient;
  readonly #ears = new Map<string, Ear>();

  private constructor(host: RunningHost, bridge: BridgeClient) {
    this.host = host;
    this.#bridge = bridge;
    bridge.on('messages.stored', ({ room, messages }) => {
      for (const { text } of messages) this.#ear(room).hear(text);
    });
  }

  /** Starts Perch on a data directory, which may hold an earlier life's account. */
  static async starts(data: string, { link, trusts }: StartOptions = {}): Promise<Member> {
    const env = trusts === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusts };
    const host = await startHost(data, env, link === undefined ? [] : [link]);
    return new Member(host, await BridgeClient.enter(host.url));
  }

  ask<Name extends CallName>(name: Name, body: Ask<Name>): Promise<Answer<Name>> {
    return this.#bridge.ask(name, body);
  }

  async signsIn(address: string, webSocket: string): Promise<void> {
    await this.ask('account.signIn', { address, password, webSocket });
  }

  async follows(room: string): Promise<void> {
    await this.ask('rooms.follow', { room });
  }

  /** Answers as soon as the draft is stored, online or not. */
  async says(room: string, ...texts: readonly string[]): Promise<void> {
    for (const text of texts) await this.ask('outbox.send', { room, text, importance: 'Regular' });
  }

  /** Resolves when all of these have come into the history since this start of Perch. */
  sees(room: string, ...texts: readonly string[]): Promise<void> {
    return this.#ear(room).heard(...texts);
  }

  /** Resolves once the state passes: as the snapshot tells it now, or as one of these events tells it later. */
  until<Name extends EventName>(
    name: Name,
    now: (snapshot: Snapshot) => boolean,
    later: (body: Events[Name]) => boolean,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        off();
        end();
      };
      const fail = (error: Error): void => settle(() => reject(error));
      const timer = setTimeout(() => fail(new Error(`No ${name} came that was waited for.`)), patience);
      const off = this.#bridge.on(name, (body) => later(body) && settle(resolve));
      this.ask('app.snapshot', {}).then((snapshot) => now(snapshot) && settle(resolve), fail);
    });
  }

  /** The next of these that fits. */
  hears<Name extends EventName>(
    name: Name,
    fits: (body: Events[Name]) => boolean = () => true,
  ): Promise<Events[Name]> {
    return new Promise((resolve) => {
      const off = this.#bridge.on(name, (body) => {
        if (!fits(body)) return;
        off();
        resolve(body);
      });
    });
  }

  /** Resolves when this person is in the room. */
  isIn(room: string): Promise<void> {
    const isThere = (entry: RoomEntry): boolean => entry.address === room && entry.state === 'Established';
    return this.until(
      'rooms.changed',
      ({ rooms }) => rooms.some(isThere),
      ({ changed }) => changed.some(isThere),
    );
  }

  mayInvite(): Promise<void> {
    return this.until(
      'invitations.allowed',
      (snapshot) => snapshot.mayInvite,
      ({ mayInvite }) => mayInvite,
    );
  }

  isOnline(): Promise<void> {
    return this.until(
      'connection.changed',
      ({ connection }) => connection.state === 'online',
      ({ state }) => state === 'online',
    );
  }

  /** Resolves when nothing waits to be sent. */
  hasSentAll(room: string): Promise<void> {
    return this.until(
      'outbox.changed',
      ({ outbox }) => !outbox.some((entry) => entry.room === room),
      (change) => change.room === room && change.entries.length === 0,
    );
  }

  /** Presses *Try now* whenever Perch waits to try again, so that a test does not wait as long as people should. */
  isImpatient(): void {
    this.#bridge.on('connection.changed', ({ state }) => {
      // Where Perch was ended in the meantime, there is nothing to be impatient about.
      if (state === 'waiting') this.ask('connection.retry', {}).catch(() => undefined);
    });
  }

  /** Everything that Perch shows of a room, oldest first. */
  async reads(room: string): Promise<readonly string[]> {
    let texts: readonly string[] = [];
    let from: PageRequest['from'] = { at: 'newest' };
    for (;;) {
      const page: MessagePage = await this.ask('messages.page', { room, from, limit: 200 });
      texts = [...page.messages.map(({ text }) => text), ...texts];
      const [first] = page.messages;
      if (page.reachedStart || first === undefined) return texts;
      from = { at: 'before', key: first.key };
    }
  }

  /** Every own word that Perch has in its outbox or its history, whichever it stands in by now. */
  async keeps(room: string): Promise<readonly string[]> {
    const { outbox } = await this.ask('app.snapshot', {});
    const waiting = outbox.filter((entry) => entry.room === room).map(({ text }) => text);
    return [...waiting, ...(await this.reads(room))];
  }

  async stops(): Promise<void> {
    await this.#bridge.close();
    await this.host.process.stop();
  }

  /** As a power cut does it. */
  async dies(): Promise<void> {
    await this.host.process.kill();
  }

  #ear(room: string): Ear {
    const ear = this.#ears.get(room) ?? new Ear('Perch');
    this.#ears.set(room, ear);
    return ear;
  }
}
