import { rmSync } from 'node:fs';
import type { Account } from '#electron/model/account.ts';
import type { Connection } from '#electron/model/connection.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { inTurn } from '#electron/model/in-turn.ts';
import type { Tell } from '../events.ts';
import type { Workspace } from '../workspace.ts';
import type { Caller } from './caller.ts';
import { Connector, type ConnectorOptions, faultOf } from './connector.ts';
import { begunAnew, signIn, turnAway } from './entering.ts';
import type { Remembered, RememberedAccounts } from './remembered-accounts.ts';

export interface StageOptions {
  readonly remembered: RememberedAccounts;
  readonly openWorkspace: (account: Account) => Workspace;
  /** Where the cache of an account lies. */
  readonly folderOf: (address: BareAddress) => string;
  /** With what was kept of the account. */
  readonly callAgain: (remembered: Remembered) => Promise<Caller>;
  /** Nothing that signs the account in is to be kept any longer. */
  readonly forgetSecrets: (address: BareAddress) => Promise<void>;
  readonly watch: ConnectorOptions['watch'];
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

/** After what a connection stood on was gone, in milliseconds. */
const restartPause = 1_000;

/** The account that is shown: one at a time, of those that are remembered. What changes it goes one by one. */
export class Stage {
  readonly #options: StageOptions;
  readonly #connector: Connector;
  readonly #turn = inTurn();
  #workspace: Workspace | undefined;
  #closed = false;

  /** Opens the cache of who was shown last. Throws `StorageFailed`, `StorageTooNew`. */
  constructor(options: StageOptions) {
    const { remembered, openWorkspace, watch, tell, log } = options;
    this.#options = options;
    this.#workspace = remembered.shown && openWorkspace(remembered.shown.account);
    this.#connector = new Connector({
      state: this.#workspace ? 'connecting' : 'signed out',
      onConnection: (connection) => tell('connection.changed', connection),
      onLearned: (account, facts) => {
        if (remembered.learn(account.address, facts) && facts.limits) tell('account.changed', { account });
      },
      watch,
      log,
    });
  }

  get workspace(): Workspace | undefined {
    return this.#workspace;
  }

  get connection(): Connection {
    return this.#connector.connection;
  }

  get caller(): Caller | undefined {
    return this.#connector.caller;
  }

  /**
   * Signs somebody in and shows them. Only who could sign in takes the place of who was there. Signing in takes no
   * turn: who waits for a server that does not answer may show another account meanwhile.
   */
  async enter(call: () => Promise<Caller>): Promise<void> {
    const caller = await call();
    try {
      const entering = await signIn(caller);
      await this.#turn(async () => {
        if (this.#closed) throw new FaultError('NotConnected', 'Perch is ending.');
        await this.#connector.attach(await this.#show(entering), { ...caller, remembered: entering });
        this.#options.tell('account.changed', { account: entering.account });
      });
    } catch (error) {
      await turnAway(caller);
      throw error;
    }
    // So that what a person asks next finds its way; where it takes longer the window says what is missing.
    await this.#workspace?.line?.reached().catch(() => undefined);
  }

  /** What the account has read is there when this resolves; its connection follows. */
  async switchTo(address: BareAddress): Promise<void> {
    await this.#turn(async () => {
      const known = this.#need(address);
      if (this.#workspace?.account.address === address) return;
      await this.#show(known);
      this.#connector.show({ state: 'connecting' });
      this.#options.tell('account.changed', { account: known.account });
    });
    void this.reconnect();
  }

  signOut({ forget }: { readonly forget: boolean }): Promise<void> {
    return this.#turn(() => this.#signOut(forget));
  }

  /** Any account, with its secrets and its cache. */
  remove(address: BareAddress): Promise<void> {
    const { folderOf, tell } = this.#options;
    return this.#turn(async () => {
      if (this.#workspace?.account.address === address) return this.#signOut(true);
      // Whatever is no account names no folder of ours either, as `..` does.
      this.#need(address);
      await this.#forget(address);
      rmSync(folderOf(address), { recursive: true, force: true });
      tell('account.changed', { account: this.#workspace?.account ?? null });
    });
  }

  /** A connection that waits tries at once; one that was given up begins anew, because somebody wants it to. */
  retry(): void {
    if (this.caller?.user.state === 'Terminated') void this.#turn(() => this.#connector.hangUp());
    else this.#workspace?.line?.retry();
    void this.reconnect();
  }

  /** Connects the account that is shown, once. Never rejects: what fails becomes the connection's state. */
  reconnect(): Promise<void> {
    return this.#turn(async () => {
      const known = this.#options.remembered.shown;
      if (!this.#workspace || !known || this.caller || this.#closed) return;
      this.#connector.show({ state: 'connecting' });
      try {
        await this.#connector.attach(this.#workspace, await this.#callAgain(known));
      } catch (error) {
        this.#options.log(`Connecting failed: ${String(error)}`);
        this.#connector.show({ state: 'offline', fault: faultOf(error) });
      }
    });
  }

  /** What the connection stands on is gone: it is built anew, after a moment. */
  restart(): void {
    void this.#turn(() => this.#connector.hangUp());
    this.#connector.show({ state: 'connecting' });
    setTimeout(() => void this.reconnect(), restartPause).unref();
  }

  close(): Promise<void> {
    return this.#turn(async () => {
      this.#closed = true;
      await this.#leave();
    });
  }

  async #callAgain(known: Remembered): Promise<Caller> {
    const caller = await this.#options.callAgain(known);
    if (caller.remembered.account.address === known.account.address) return caller;
    await turnAway(caller);
    throw begunAnew();
  }

  /** In the place of whoever was there. Throws where the cache cannot be opened; then nobody is shown. */
  async #show(next: Remembered): Promise<Workspace> {
    await this.#leave();
    try {
      const open = this.#options.openWorkspace(next.account);
      this.#workspace = open;
      this.#options.remembered.show(next);
      return open;
    } catch (error) {
      this.#showNobody();
      throw error;
    }
  }

  #showNobody(): void {
    this.#connector.show({ state: 'signed out' });
    this.#options.tell('account.changed', { account: null });
  }

  async #leave(): Promise<void> {
    await this.#connector.hangUp();
    this.#workspace?.close();
    this.#workspace = undefined;
  }

  async #signOut(forget: boolean): Promise<void> {
    const leaving = this.#workspace;
    await this.#connector.hangUp();
    if (forget) leaving?.forget();
    else leaving?.close();
    this.#workspace = undefined;
    try {
      if (leaving) await this.#forget(leaving.account.address);
    } finally {
      this.#showNobody();
    }
  }

  #need(address: BareAddress): Remembered {
    const known = this.#options.remembered.get(address);
    if (known) return known;
    throw new FaultError('InvalidArgument', 'This account is no longer on this device.');
  }

  async #forget(address: BareAddress): Promise<void> {
    this.#options.remembered.remove(address);
    await this.#options.forgetSecrets(address);
  }
}
