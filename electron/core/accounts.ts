import type { AccountNeeds } from '../bridge/calls/account.ts';
import type { Account } from '../model/account.ts';
import type { Connection } from '../model/connection.ts';
import { type Fault, FaultError } from '../model/fault.ts';
import type { Caller, Callers } from './callers.ts';
import type { Tell } from './events.ts';
import { inTurn } from './in-turn.ts';
import type { RememberedAccount } from './remembered-account.ts';
import type { Workspace } from './workspace.ts';

export interface AccountsOptions {
  readonly callers: Callers;
  readonly remembered: RememberedAccount;
  readonly openWorkspace: (account: Account) => Workspace;
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

/** Who is signed in: at most one account at a time, remembered until it is signed out. */
export interface Accounts extends AccountNeeds {
  readonly workspace: Workspace | undefined;
  readonly connection: Connection;
  /** Connects the account that is remembered, once. Never rejects: what fails becomes the connection's state. */
  reconnect(): Promise<void>;
  close(): Promise<void>;
}

/** Everything that speaks the protocol: loaded when it is first needed, and not when Perch starts. */
const protocol = () => import('./line.ts');

/** After the built-in server ended by itself, in milliseconds. */
const restartPause = 1_000;

export function createAccounts(options: AccountsOptions): Accounts {
  const { callers, remembered, openWorkspace, tell, log } = options;
  const turn = inTurn();
  let workspace = remembered.value && openWorkspace(remembered.value.account);
  let connection: Connection = { state: workspace ? 'connecting' : 'signed out' };
  let current: Caller | undefined;
  let closed = false;

  const setConnection = (next: Connection): void => {
    connection = next;
    tell('connection.changed', next);
  };
  const offline = (fault: Fault): void => setConnection({ state: 'offline', fault });

  /** The line of this caller from now on. */
  const attach = async (open: Workspace, caller: Caller): Promise<void> => {
    const { startLine } = await protocol();
    const { account, user, webSocket, server, firstRooms } = caller;
    current = caller;
    user.on('connectionChanged', (next) => current === caller && setConnection(next));
    setConnection(user.connection);
    server?.onExit(() => current === caller && restart());
    open.line = startLine({
      workspace: open,
      user,
      log,
      firstRooms,
      onFault: offline,
      onService: (chatService, limits) => {
        const before = JSON.stringify(remembered.value);
        remembered.write({ account: { ...account, chatService }, limits, ...(webSocket && { webSocket }) });
        if (JSON.stringify(remembered.value) !== before) tell('account.changed', { account });
      },
    });
  };

  const hangUp = async (): Promise<void> => {
    const caller = current;
    current = undefined;
    await workspace?.line?.end();
    if (workspace) workspace.line = undefined;
    await caller?.kept();
    await caller?.server?.stop();
  };

  const restart = (): void => {
    log('The built-in server ended by itself and is started again.');
    void turn(hangUp);
    setConnection({ state: 'connecting' });
    setTimeout(() => void reconnect(), restartPause).unref();
  };

  const reconnect = (): Promise<void> =>
    turn(async () => {
      const known = remembered.value;
      if (!workspace || !known || current || closed) return;
      setConnection({ state: 'connecting' });
      try {
        await attach(workspace, await callers.remembered(known.account, known.webSocket));
      } catch (error) {
        log(`Connecting failed: ${String(error)}`);
        offline(faultOf(error));
      }
    });

  const leave = async (): Promise<void> => {
    await hangUp();
    workspace?.close();
    workspace = undefined;
  };

  /** Only who could sign in takes the place of who was there. */
  const enter = async (calling: Promise<Caller>): Promise<void> => {
    const caller = await calling;
    try {
      const { findService } = await protocol();
      await caller.user.establish();
      await caller.kept();
      const chatService = caller.account.chatService ?? (await findService(caller.user));
      await leave();
      const account = { ...caller.account, chatService };
      workspace = openWorkspace(account);
      const { webSocket } = caller;
      remembered.write({ account, limits: {}, ...(webSocket && { webSocket }) });
      await attach(workspace, { ...caller, account });
      tell('account.changed', { account });
      // So that what a person asks next finds its way; where it takes longer the window says what is missing.
      await workspace.line?.reached().catch(() => undefined);
    } catch (error) {
      await caller.user.terminate();
      await caller.server?.stop();
      throw error;
    }
  };

  return {
    get workspace() {
      return workspace;
    },
    get connection() {
      return connection;
    },
    startHere: (displayName) =>
      turn(async () => {
        // One server at a time on one folder.
        if (current?.server) await hangUp();
        await enter(callers.here(displayName));
      }),
    signIn: (ask) => turn(() => enter(callers.typed(ask))),
    ...notYet,
    signOut: ({ forget }) =>
      turn(async () => {
        const account = workspace?.account;
        await hangUp();
        if (forget) workspace?.forget();
        else workspace?.close();
        workspace = undefined;
        remembered.remove();
        if (account) await callers.forget(account.address);
        setConnection({ state: 'signed out' });
        tell('account.changed', { account: null });
      }),
    retry: () => {
      if (workspace?.line) workspace.line.retry();
      else void reconnect();
    },
    reconnect,
    close: () =>
      turn(async () => {
        closed = true;
        await leave();
      }),
  };
}

const refuse = (): Promise<never> =>
  Promise.reject(new FaultError('MsgNotSupported', 'This is not possible yet.'));
const notYet = {
  signOn: refuse,
  cancelSignOn: () => undefined,
  readInvitation: () => {
    throw new FaultError('MsgNotSupported', 'This is not possible yet.');
  },
  join: refuse,
  switchTo: refuse,
  remove: refuse,
};

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { code: 'Internal', text: 'Perch could not connect. The log says why.' };
}
