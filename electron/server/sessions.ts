import type { BareAddress } from '#electron/model/ids.ts';
import type { Session } from './session.ts';

/** Who is signed in now, also those that wait to be resumed. */
export class Sessions {
  readonly #byAddress = new Map<string, Session>();
  readonly #byAccount = new Map<BareAddress, Set<Session>>();

  add(session: Session): void {
    this.#byAddress.set(session.address, session);
    const devices = this.#byAccount.get(session.account) ?? new Set();
    this.#byAccount.set(session.account, devices.add(session));
  }

  remove(session: Session): void {
    if (this.#byAddress.get(session.address) === session) this.#byAddress.delete(session.address);
    const devices = this.#byAccount.get(session.account);
    devices?.delete(session);
    if (devices?.size === 0) this.#byAccount.delete(session.account);
  }

  at(fullAddress: string): Session | undefined {
    return this.#byAddress.get(fullAddress);
  }

  of(account: BareAddress): readonly Session[] {
    return [...(this.#byAccount.get(account) ?? [])];
  }

  /** Devices that have sent presence. */
  available(account: BareAddress): readonly Session[] {
    return this.of(account).filter((session) => session.presence !== undefined);
  }

  all(): readonly Session[] {
    return [...this.#byAddress.values()];
  }
}
