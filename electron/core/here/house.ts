import type { Host } from '#electron/host/host.ts';
import { type LocalServer, type LocalServerFacts, startLocalServer } from './local-server.ts';
import { findResident, localPart } from './resident.ts';

export interface HouseOptions {
  readonly host: Pick<Host, 'secrets' | 'spawn' | 'paths'>;
  /** Others may come in, so it runs also while nobody here is signed in on it. */
  readonly isShared: () => boolean;
  readonly log: (line: string) => void;
}

/** Somebody who lives here, and what signs them in. */
export interface Home extends LocalServerFacts {
  readonly displayName: string;
  readonly token: string;
  readonly isNew: boolean;
}

type Listener = (server: LocalServer | undefined) => void;

/** The built-in server of this computer: one at a time on its folder, started when it is first needed. */
export class House {
  readonly #options: HouseOptions;
  readonly #listeners = new Set<Listener>();
  #opening: Promise<LocalServer> | undefined;
  #server: LocalServer | undefined;
  #residents = 0;

  constructor(options: HouseOptions) {
    this.#options = options;
  }

  get server(): LocalServer | undefined {
    return this.#server;
  }

  /** Starts it where it does not run. Rejects with `ServerError`. */
  open(): Promise<LocalServer> {
    this.#opening ??= this.#start().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** Opens it for whoever sits at this computer, who stays until they `leave`, once for each time. */
  async moveIn(typed: string): Promise<Home> {
    const displayName = typed.trim() || 'Me';
    const { name, token, isNew } = await findResident(this.#options.host.secrets, localPart(displayName));
    this.#residents += 1;
    try {
      const facts = await (await this.open()).enter({ name, token, displayName });
      return { ...facts, displayName, token, isNew };
    } catch (error) {
      await this.leave();
      throw error;
    }
  }

  async leave(): Promise<void> {
    this.#residents -= 1;
    await this.closeIfEmpty();
  }

  /** Ends it, unless it is lived in or shared. */
  async closeIfEmpty(): Promise<void> {
    if (this.#residents === 0 && !this.#options.isShared()) await this.close();
  }

  /** It runs now, or no longer. Returns its undo. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    const ending = this.#opening;
    this.#opening = undefined;
    const running = await ending?.catch(() => undefined);
    if (running && running === this.#server) this.#is(undefined);
    await running?.stop();
  }

  async #start(): Promise<LocalServer> {
    const started = await startLocalServer(this.#options.host);
    started.onExit(() => {
      if (this.#server !== started) return;
      this.#options.log('The built-in server ended by itself.');
      this.#opening = undefined;
      this.#is(undefined);
    });
    this.#is(started);
    return started;
  }

  #is(server: LocalServer | undefined): void {
    this.#server = server;
    for (const listener of [...this.#listeners]) listener(server);
  }
}
