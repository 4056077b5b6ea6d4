import type { Account } from '#electron/model/account.ts';
import type { Connection } from '#electron/model/connection.ts';
import { type Fault, FaultError } from '#electron/model/fault.ts';
import type { Workspace } from '../workspace.ts';
import type { Caller } from './caller.ts';
import { onLearned } from './learning.ts';
import type { Remembered } from './remembered-accounts.ts';

export interface ConnectorOptions {
  readonly state: Connection['state'];
  readonly onConnection: (connection: Connection) => void;
  /** Something of the account that is worth remembering. */
  readonly onLearned: (account: Account, facts: Partial<Remembered>) => void;
  /** Whoever wants to know what this connection offers. Returns its undo. */
  readonly watch: (caller: Caller) => () => void;
  readonly log: (line: string) => void;
}

/** The line of the shown account: whose it is, and what became of it. */
export class Connector {
  readonly #options: ConnectorOptions;
  #connection: Connection;
  #caller: Caller | undefined;
  #workspace: Workspace | undefined;
  #unwatch = (): void => undefined;

  constructor(options: ConnectorOptions) {
    this.#options = options;
    this.#connection = { state: options.state };
  }

  get connection(): Connection {
    return this.#connection;
  }

  get caller(): Caller | undefined {
    return this.#caller;
  }

  show(connection: Connection): void {
    this.#connection = connection;
    this.#options.onConnection(connection);
  }

  /** The workspace is joined to the network by this caller from now on. */
  async attach(workspace: Workspace, caller: Caller): Promise<void> {
    const { startLine } = await import('../line.ts');
    const { user, firstRooms, remembered } = caller;
    const { watch, log } = this.#options;
    const learn = (facts: Partial<Remembered>): void => this.#options.onLearned(remembered.account, facts);
    const show = (connection: Connection): void => {
      if (this.#caller === caller) this.show(connection);
    };
    this.#caller = caller;
    this.#workspace = workspace;
    user.on('connectionChanged', show);
    onLearned(user, learn);
    this.#unwatch = watch(caller);
    show(user.connection);
    workspace.line = startLine({
      workspace,
      user,
      log,
      firstRooms,
      onFault: (fault) => show({ state: 'offline', fault }),
      onService: (chatService, limits) => learn({ account: { ...remembered.account, chatService }, limits }),
    });
  }

  /** Never rejects. */
  async hangUp(): Promise<void> {
    const [caller, workspace] = [this.#caller, this.#workspace];
    this.#caller = undefined;
    this.#workspace = undefined;
    this.#unwatch();
    await workspace?.line?.end();
    if (workspace) workspace.line = undefined;
    await caller?.kept();
    await caller?.left().catch((error) => this.#options.log(`What ran for it did not end: ${String(error)}`));
  }
}

export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { code: 'Internal', text: 'Perch could not connect. The log says why.' };
}
