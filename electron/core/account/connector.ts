import type { ServiceLimits } from '#electron/chat/index.ts';
import type { Connection } from '#electron/model/connection.ts';
import { type Fault, FaultError } from '#electron/model/fault.ts';
import type { Workspace } from '../workspace.ts';
import type { Caller } from './caller.ts';
import type { Remembered } from './remembered-accounts.ts';

export interface ConnectorOptions {
  readonly onConnection: (connection: Connection) => void;
  /** Something of the account that is worth remembering. */
  readonly onLearned: (account: Remembered['account'], facts: Partial<Remembered>) => void;
  /** Whoever wants to know what this connection offers. Returns its undo. */
  readonly watch: (caller: Caller) => () => void;
  readonly log: (line: string) => void;
}

/** The line of the shown account: whose it is, and what became of it. */
export interface Connector {
  readonly connection: Connection;
  readonly caller: Caller | undefined;
  show(connection: Connection): void;
  /** The workspace is joined to the network by this caller from now on. */
  attach(workspace: Workspace, caller: Caller): Promise<void>;
  /** Never rejects. */
  hangUp(): Promise<void>;
}

export function createConnector({ onConnection, onLearned, watch, log }: ConnectorOptions): Connector {
  let connection: Connection = { state: 'signed out' };
  let caller: Caller | undefined;
  let workspace: Workspace | undefined;
  let unwatch = (): void => undefined;

  const show = (next: Connection): void => {
    connection = next;
    onConnection(next);
  };
  return {
    get connection() {
      return connection;
    },
    get caller() {
      return caller;
    },
    show,
    attach: async (open, next) => {
      const { startLine } = await import('../line.ts');
      const { user, firstRooms } = next;
      const { account } = next.remembered;
      caller = next;
      workspace = open;
      user.on('connectionChanged', (told) => caller === next && show(told));
      user.on('found', (foundWebSocket) => onLearned(account, { foundWebSocket }));
      user.on('signedIn', ({ mechanism }) => onLearned(account, strongestBy(mechanism)));
      unwatch = watch(next);
      show(user.connection);
      open.line = startLine({
        workspace: open,
        user,
        log,
        firstRooms,
        onFault: (fault) => caller === next && show({ state: 'offline', fault }),
        onService: (chatService: string, limits: ServiceLimits) =>
          onLearned(account, { account: { ...account, chatService }, limits }),
      });
    },
    hangUp: async () => {
      const [leaving, left] = [caller, workspace];
      caller = undefined;
      workspace = undefined;
      unwatch();
      await left?.line?.end();
      if (left) left.line = undefined;
      await leaving?.kept();
      await leaving?.left().catch((error) => log(`The built-in server did not end: ${String(error)}`));
    },
  };
}

/** Among the ways of a password there is a strongest; a token or a certificate says nothing of them. */
export function strongestBy(mechanism: NonNullable<Remembered['strongest']>): Partial<Remembered> {
  return mechanism === 'OAUTHBEARER' || mechanism === 'EXTERNAL' ? {} : { strongest: mechanism };
}

export function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return { code: 'Internal', text: 'Perch could not connect. The log says why.' };
}
