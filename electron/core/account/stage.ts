import { rmSync } from 'node:fs';
import type { Account } from '#electron/model/account.ts';
import type { Connection } from '#electron/model/connection.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { Tell } from '../events.ts';
import { inTurn } from '../in-turn.ts';
import type { Workspace } from '../workspace.ts';
import type { Caller } from './caller.ts';
import { type ConnectorOptions, createConnector, faultOf, strongestBy } from './connector.ts';
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

/** The account that is shown: one at a time, of those that are remembered. */
export interface Stage {
  readonly workspace: Workspace | undefined;
  readonly connection: Connection;
  readonly caller: Caller | undefined;
  /** Signs somebody in and shows them. Only who could sign in takes the place of who was there. */
  enter(call: () => Promise<Caller>): Promise<void>;
  switchTo(address: BareAddress): Promise<void>;
  signOut(options: { readonly forget: boolean }): Promise<void>;
  remove(address: BareAddress): Promise<void>;
  /** A connection that waits tries at once; one that was given up begins anew, because somebody wants it to. */
  retry(): void;
  /** Connects the account that is shown, once. Never rejects: what fails becomes the connection's state. */
  reconnect(): Promise<void>;
  /** What the connection stands on is gone: it is built anew, after a moment. */
  restart(): void;
  close(): Promise<void>;
}

const restartPause = 1_000;

export function createStage(options: StageOptions): Stage {
  const { remembered, openWorkspace, callAgain, forgetSecrets, tell, log } = options;
  const turn = inTurn();
  let workspace = remembered.shown && openWorkspace(remembered.shown.account);
  let closed = false;
  const connector = createConnector({
    onConnection: (connection) => tell('connection.changed', connection),
    onLearned: (account, facts) => {
      if (remembered.learn(account.address, facts) && facts.limits) tell('account.changed', { account });
    },
    watch: options.watch,
    log,
  });
  const { hangUp } = connector;
  if (workspace) connector.show({ state: 'connecting' });

  const leave = async (): Promise<void> => {
    await hangUp();
    workspace?.close();
    workspace = undefined;
  };
  const showNobody = (): void => {
    connector.show({ state: 'signed out' });
    tell('account.changed', { account: null });
  };
  /** In the place of whoever was there. Throws where the cache cannot be opened; then nobody is shown. */
  const show = async (next: Remembered): Promise<Workspace> => {
    await leave();
    try {
      const open = openWorkspace(next.account);
      workspace = open;
      remembered.show(next);
      return open;
    } catch (error) {
      showNobody();
      throw error;
    }
  };

  const reconnect = (): Promise<void> =>
    turn(async () => {
      const known = remembered.shown;
      if (!workspace || !known || connector.caller || closed) return;
      connector.show({ state: 'connecting' });
      try {
        const caller = await callAgain(known);
        if (caller.remembered.account.address !== known.account.address) throw await anew(caller);
        await connector.attach(workspace, caller);
      } catch (error) {
        log(`Connecting failed: ${String(error)}`);
        connector.show({ state: 'offline', fault: faultOf(error) });
      }
    });

  /** Signing in takes no turn: who waits for a server that does not answer may show another account meanwhile. */
  const enter: Stage['enter'] = async (call) => {
    const caller = await call();
    try {
      const entering = await signIn(caller);
      await turn(async () => {
        if (closed) throw new FaultError('NotConnected', 'Perch is ending.');
        await connector.attach(await show(entering), { ...caller, remembered: entering });
        tell('account.changed', { account: entering.account });
      });
    } catch (error) {
      await caller.user.terminate();
      await caller.left();
      throw error;
    }
    // So that what a person asks next finds its way; where it takes longer the window says what is missing.
    await workspace?.line?.reached().catch(() => undefined);
  };

  const signOut: Stage['signOut'] = async ({ forget }) => {
    const address = workspace?.account.address;
    await hangUp();
    if (forget) workspace?.forget();
    else workspace?.close();
    workspace = undefined;
    if (address !== undefined) {
      remembered.remove(address);
      await forgetSecrets(address);
    }
    showNobody();
  };

  return {
    get workspace() {
      return workspace;
    },
    get connection() {
      return connector.connection;
    },
    get caller() {
      return connector.caller;
    },
    enter,
    switchTo: async (address) => {
      await turn(async () => {
        const known = remembered.get(address);
        if (!known) throw new FaultError('InvalidArgument', 'This account is no longer on this device.');
        if (workspace?.account.address === address) return;
        await show(known);
        connector.show({ state: 'connecting' });
        tell('account.changed', { account: known.account });
      });
      void reconnect();
    },
    signOut: (how) => turn(() => signOut(how)),
    remove: (address) =>
      turn(async () => {
        if (workspace?.account.address === address) return signOut({ forget: true });
        remembered.remove(address);
        await forgetSecrets(address);
        rmSync(options.folderOf(address), { recursive: true, force: true });
        tell('account.changed', { account: workspace?.account ?? null });
      }),
    retry: () => {
      if (connector.caller?.user.state === 'Terminated') void turn(hangUp);
      else workspace?.line?.retry();
      void reconnect();
    },
    reconnect,
    restart: () => {
      void turn(hangUp);
      connector.show({ state: 'connecting' });
      setTimeout(() => void reconnect(), restartPause).unref();
    },
    close: () =>
      turn(async () => {
        closed = true;
        await leave();
      }),
  };
}

/** Signs a caller in; answers what is to be remembered of them, with everything that was learned on the way. */
async function signIn({ user, remembered, kept }: Caller): Promise<Remembered> {
  const { findService } = await import('../line.ts');
  let learned: Partial<Remembered> = {};
  const undo = [
    user.on('found', (foundWebSocket) => {
      learned = { ...learned, foundWebSocket };
    }),
    user.on('signedIn', ({ mechanism }) => {
      learned = { ...learned, ...strongestBy(mechanism) };
    }),
  ];
  try {
    await user.establish();
    await kept();
    const chatService = remembered.account.chatService ?? (await findService(user));
    return { ...remembered, ...learned, account: { ...remembered.account, chatService } };
  } finally {
    for (const each of undo) each();
  }
}

/** The built-in server's folder was emptied: whoever lived there is another one now. */
async function anew({ user, left }: Caller): Promise<FaultError> {
  await user.terminate();
  await left();
  const text = 'The server of this computer has begun anew without this account. Choose This computer again.';
  return new FaultError('NotAuthorized', text);
}
