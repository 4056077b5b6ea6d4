import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { readAccountName } from './account-name.ts';
import { makeCredentials } from './credentials.ts';
import { createEngine } from './engine.ts';
import { type ServerLimits, serverLimits } from './limits.ts';
import type { Place, PlaceOptions } from './listening/place.ts';
import { createPlaces } from './listening/places.ts';
import type { Reach } from './listening/reach.ts';
import type { TlsMaterial } from './listening/tls.ts';
import type { BearerVerifier } from './sign-in.ts';
import type { IssuerOptions } from './sign-on/issuer-options.ts';
import { createIssuers } from './sign-on/issuers.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { createStreamHost } from './stream-host.ts';

export interface ServerOptions extends Partial<Omit<PlaceOptions, 'port'>> {
  /** 0 takes a free one. */
  readonly port: number;
  readonly database: Database.Database;
  readonly domain: string;
  readonly limits?: Partial<ServerLimits>;
  /** Whose word is taken for who a person is. */
  readonly issuers?: readonly IssuerOptions[];
  /** Hears, in sentences, what those who run the server can do something about; otherwise it is written to stderr. */
  readonly log?: (text: string) => void;
  /** Tokens that are taken for sign-in, beside those that the server itself gives out. */
  readonly bearers?: readonly BearerVerifier[];
  /** Hears of what should not happen, and goes on; otherwise it is written to stderr. */
  readonly onMistake?: (error: unknown) => void;
}

export interface AccountOptions {
  readonly displayName?: string;
  readonly administrator?: boolean;
}

export interface RunningServer {
  readonly domain: string;
  readonly port: number;
  /** Where it listens. */
  readonly webSocket: string;
  /** How others than this computer's own programs get in now, if they do. */
  reach(): Reach | undefined;
  /** Another certificate, from the next connection on. */
  renew(tls: TlsMaterial): void;
  /** Listens at one more place. Rejects with `Conflict`, `InsecureConnection` or `InvalidArgument`. */
  listen(options: PlaceOptions): Promise<Place>;
  /** The address of the room service. */
  readonly chatService: string;
  /** Nobody has this name, or had it before. */
  isFree(name: string): boolean;
  isAdministrator(name: string): boolean;
  /** Makes an account, or gives an existing one this password. Answers its address. */
  putAccount(name: string, password: string, options?: AccountOptions): Promise<BareAddress>;
  /** Makes the rooms that a server for one person begins with, where they are missing. Answers their addresses. */
  makeStarterRooms(owner: BareAddress): readonly RoomAddress[];
  /** Ends every stream in order, sending clients to another server if there is one (RFC 7395, 3.6.1). */
  close(seeOtherUri?: string): Promise<void>;
}

const loopback = '127.0.0.1';

export { openDatabase };

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { database, domain } = options;
  const limits: ServerLimits = { ...serverLimits, ...options.limits };
  const onMistake = options.onMistake ?? writeMistake;
  const places = createPlaces();
  const { reach } = places;
  const engine = createEngine({ database, domain, limits, clock: Date.now, reach, onLost, onMistake });
  const issuers = createIssuers(engine, options.issuers ?? [], options.log ?? writeLine);
  engine.core.hooks.bearers.push(...(options.bearers ?? []), ...issuers.map(({ verify }) => verify));
  const streamHost = createStreamHost(engine, issuers[0]?.where, onMistake);
  let closing: Promise<void> | undefined;

  function onLost(): void {
    places.endAll({ condition: 'resource-constraint', text: 'The server cannot store anything now.' });
  }

  async function close(seeOtherUri?: string): Promise<void> {
    engine.closeRooms();
    engine.turn.finish();
    const gone = places.close({ condition: 'system-shutdown', text: 'The server ends.' }, seeOtherUri);
    engine.turn.finish();
    for (const session of engine.core.sessions.all()) engine.core.endSession(session);
    engine.turn.finish();
    await gone;
    engine.turn.finish();
    database.close();
  }

  const listen = (place: PlaceOptions): Promise<Place> => places.open({ name: domain, ...place }, streamHost);
  const { port, webSocket, renew } = await listen({ host: loopback, ...options });
  return {
    domain,
    port,
    webSocket,
    reach,
    renew,
    listen,
    chatService: engine.roomsDomain,
    isFree: engine.stores.accounts.isFree,
    isAdministrator: engine.stores.accounts.isAdministrator,
    putAccount: async (given, password, account = {}) => {
      const name = prepareName(given);
      const credentials = await makeCredentials(password);
      await engine.durably.store(() =>
        engine.stores.accounts.put({ name, credentials, ...account }, Date.now()),
      );
      return `${name}@${domain}`;
    },
    makeStarterRooms: (owner) => {
      let made: readonly RoomAddress[] = [];
      engine.turn.run(() => {
        made = engine.makeStarterRooms(owner);
      });
      engine.turn.finish();
      return made;
    },
    close: (seeOtherUri) => {
      closing ??= close(seeOtherUri);
      return closing;
    },
  };
}

function prepareName(name: string): string {
  const local = readAccountName(name);
  if (local) return local;
  throw new FaultError(
    'InvalidArgument',
    'An account cannot have this name: choose one without spaces, @, / and quotes.',
  );
}

/** What others wrote shall not look like lines of ours. */
function writeLine(text: string): void {
  process.stderr.write(`${text.replace(/\p{Cc}/gu, ' ')}\n`);
}

function writeMistake(error: unknown): void {
  process.stderr.write(`A mistake of the server: ${error instanceof Error ? error.stack : error}\n`);
}
