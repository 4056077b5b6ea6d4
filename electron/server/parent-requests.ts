import { type Fault, FaultError } from '#electron/model/fault.ts';
import { inTurn } from '#electron/model/in-turn.ts';
import type { Sharing } from './listening/sharing.ts';
import type { ParentRequest } from './parent.ts';
import type { RunningServer } from './server.ts';

type Server = Pick<
  RunningServer,
  'putAccount' | 'isFree' | 'isAdministrator' | 'makeStarterRooms' | 'webSocket' | 'chatService'
>;
type Account = Extract<ParentRequest, { account: unknown }>['account'];

/** Answers the program that started this server, one request after the other. */
export function answerParent(server: Server, sharing: Sharing): (request: ParentRequest) => Promise<unknown> {
  const next = inTurn();
  return (request) => next(() => answerOne(server, sharing, request));
}

async function answerOne(server: Server, sharing: Sharing, request: ParentRequest): Promise<unknown> {
  if ('account' in request) return { ready: await makeAccount(server, request.account) };
  if ('share' in request) {
    return sharing.share(request.share).then(
      (shared) => ({ shared }),
      (error) => ({ notShared: faultOf(error) }),
    );
  }
  if ('unshare' in request) {
    await sharing.unshare();
    return { unshared: true };
  }
  return sharing.renewCertificate().then(
    (certificateRenewed) => ({ certificateRenewed }),
    (error) => ({ notRenewed: faultOf(error) }),
  );
}

/** Whoever sits at this computer runs the server, and finds rooms to begin with. */
async function makeAccount(server: Server, { name, token, displayName }: Account): Promise<unknown> {
  const called = displayName === undefined ? {} : { displayName };
  const address = await server.putAccount(ownName(server, name), token, { administrator: true, ...called });
  const rooms = server.makeStarterRooms(address);
  const { webSocket, chatService } = server;
  return { webSocket, address, chatService, rooms };
}

/**
 * The name as it is wanted, or with a number: where the app forgot who lives here and asks by a name as it is
 * typed, nobody who came by an invitation loses their account to it.
 */
function ownName(server: Server, wanted: string, number = 1): string {
  const name = number === 1 ? wanted : `${wanted}.${number}`;
  const own = server.isFree(name) || server.isAdministrator(name);
  return own ? name : ownName(server, wanted, number + 1);
}

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  throw error;
}
