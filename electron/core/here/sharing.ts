import type { SharingNeeds } from '#electron/bridge/calls/sharing.ts';
import type { Ask, Sharing } from '#electron/bridge/contract.ts';
import { type Fault, FaultError } from '#electron/model/fault.ts';
import { inTurn } from '#electron/model/in-turn.ts';
import type { Tell } from '../events.ts';
import type { JsonFile } from '../json-file.ts';
import type { House } from './house.ts';
import type { LocalServer, OpenDoor } from './local-server.ts';
import type { SharingWish } from './sharing-wish.ts';

export interface SharingOptions {
  readonly house: Pick<House, 'server' | 'open' | 'closeIfEmpty' | 'onChange'>;
  readonly wish: JsonFile<SharingWish>;
  /** Of this computer on its networks. */
  readonly addresses: () => readonly string[];
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

type Where = Ask<'sharing.start'>;

/** Lets others reach the built-in server, for as long as the person wants it and the server runs. */
export class SharingDesk implements SharingNeeds {
  readonly #options: SharingOptions;
  readonly #turn = inTurn();
  #door: OpenDoor | undefined;
  #starting = false;
  #fault: Fault | undefined;

  constructor(options: SharingOptions) {
    this.#options = options;
    options.house.onChange((server) => this.#serverChanged(server));
  }

  read(): Sharing {
    const hosts = this.#options.addresses();
    if (this.#door) return { state: 'on', hosts, ...this.#door };
    const state = this.#starting ? 'starting' : this.#options.house.server ? 'off' : 'unavailable';
    return { state, hosts, ...(this.#fault && { fault: this.#fault }) };
  }

  /** Rejects with the reason, and nothing is shared: no network, a port that is taken. */
  start(where: Where): Promise<Sharing> {
    const { house, wish } = this.#options;
    return this.#turn(async () => {
      if (!house.server) throw notHere();
      const place = { ...placeOf(wish.value), ...where };
      const { webSocket } = await this.#open(house.server, place);
      const port = Number(new URL(webSocket).port);
      wish.write({ ...place, wanted: true, ...(port > 0 && { port }) });
      return this.read();
    });
  }

  stop(): Promise<Sharing> {
    const { house, wish } = this.#options;
    return this.#turn(async () => {
      wish.write({ ...wish.value, wanted: false });
      this.#door = undefined;
      this.#fault = undefined;
      await house.server?.unshare();
      await house.closeIfEmpty();
      return this.#changed();
    });
  }

  /** Whoever came in by an earlier link is refused by their own Perch until they have a new one. */
  renewCertificate(): Promise<Sharing> {
    return this.#turn(async () => {
      const { server } = this.#options.house;
      if (!server || !this.#door) throw notShared();
      this.#door = { ...this.#door, ...(await server.renewCertificate()) };
      return this.#changed();
    });
  }

  /** Lets others in again after a restart, also where somebody else is shown. Never rejects. */
  async resume(): Promise<void> {
    const { house, wish, log } = this.#options;
    if (!wish.value.wanted) return;
    await house.open().catch((error) => log(`The built-in server did not start: ${String(error)}`));
  }

  #serverChanged(server: LocalServer | undefined): void {
    this.#door = undefined;
    this.#changed();
    if (server) void this.#again(server);
  }

  async #again(server: LocalServer): Promise<void> {
    const { house, wish, log } = this.#options;
    try {
      await this.#turn(async () => {
        const isOpen = this.#door !== undefined || house.server !== server;
        if (wish.value.wanted && !isOpen) await this.#open(server, placeOf(wish.value));
      });
    } catch (error) {
      log(`Others were not let in again: ${String(error)}`);
    }
  }

  async #open(server: LocalServer, { host, port }: Where): Promise<OpenDoor> {
    this.#starting = true;
    this.#fault = undefined;
    this.#changed();
    try {
      const name = host ?? this.#options.addresses()[0];
      if (name === undefined) throw noNetwork();
      this.#door = await server.share({ host: name, ...(port !== undefined && { port }) });
      return this.#door;
    } catch (error) {
      if (error instanceof FaultError) this.#fault = error.fault;
      throw error;
    } finally {
      this.#starting = false;
      this.#changed();
    }
  }

  #changed(): Sharing {
    const sharing = this.read();
    this.#options.tell('sharing.changed', { sharing });
    return sharing;
  }
}

function placeOf({ host, port }: SharingWish): Where {
  return { ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
}

function notHere(): FaultError {
  const text = 'Only the server of this computer can be shared. Sign in on this computer first.';
  return new FaultError('InvalidFlowOfOperations', text);
}

function notShared(): FaultError {
  const text = 'Nobody sees the certificate of a server that is not shared. Let others join first.';
  return new FaultError('InvalidFlowOfOperations', text);
}

function noNetwork(): FaultError {
  const text = 'This computer is on no network, so nobody could reach it. Connect it to one and try again.';
  return new FaultError('NotConnected', text);
}
