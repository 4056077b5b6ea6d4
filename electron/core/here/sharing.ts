import { join } from 'node:path';
import * as v from 'valibot';
import type { SharingNeeds } from '#electron/bridge/calls/sharing.ts';
import type { Ask, Sharing } from '#electron/bridge/contract.ts';
import { type Fault, FaultError } from '#electron/model/fault.ts';
import type { Tell } from '../events.ts';
import { inTurn } from '../in-turn.ts';
import { type JsonFile, openJsonFile } from '../json-file.ts';
import type { House } from './house.ts';
import type { LocalServer, OpenDoor } from './local-server.ts';

/** What the person decided, so that a restart shares again. */
export interface SharingWish {
  readonly wanted: boolean;
  readonly host?: string;
  /** The same one again: the invitations that were sent name it. */
  readonly port?: number;
}

export function openSharingWish(data: string): JsonFile<SharingWish> {
  const schema: v.GenericSchema<unknown, SharingWish> = v.object({
    wanted: v.boolean(),
    host: v.exactOptional(v.string()),
    port: v.exactOptional(v.number()),
  });
  return openJsonFile(join(data, 'sharing.json'), schema, { wanted: false });
}

export interface SharingOptions {
  readonly house: House;
  readonly wish: JsonFile<SharingWish>;
  readonly addresses: () => readonly string[];
  readonly tell: Tell;
  readonly log: (line: string) => void;
}

export interface SharingDesk extends SharingNeeds {
  /** Lets others in again after a restart, also where somebody else is shown. Never rejects. */
  resume(): Promise<void>;
}

/** Lets others reach the built-in server, for as long as the person wants it and the server runs. */
export function createSharing({ house, wish, addresses, tell, log }: SharingOptions): SharingDesk {
  const turn = inTurn();
  let door: OpenDoor | undefined;
  let starting = false;
  let fault: Fault | undefined;

  const read = (): Sharing => {
    const hosts = addresses();
    if (door) return { state: 'on', hosts, ...door };
    const state = starting ? 'starting' : house.server ? 'off' : 'unavailable';
    return { state, hosts, ...(fault && { fault }) };
  };
  const changed = (): Sharing => {
    const sharing = read();
    tell('sharing.changed', { sharing });
    return sharing;
  };

  const openDoor = async (server: LocalServer, where: Ask<'sharing.start'>): Promise<void> => {
    starting = true;
    fault = undefined;
    changed();
    try {
      const host = where.host ?? addresses()[0];
      if (host === undefined) throw noNetwork();
      door = await server.share({ host, ...(where.port !== undefined && { port: where.port }) });
    } catch (error) {
      if (error instanceof FaultError) fault = error.fault;
      throw error;
    } finally {
      starting = false;
      changed();
    }
  };
  const start: SharingDesk['start'] = (where) =>
    turn(async () => {
      const { server } = house;
      if (!server) throw notHere();
      await openDoor(server, { ...placeOf(wish.value), ...where });
      const port = Number(door && new URL(door.webSocket).port);
      wish.write({ wanted: true, ...(where.host && { host: where.host }), ...(port && { port }) });
      return read();
    });
  const again = (server: LocalServer): Promise<void> =>
    turn(async () => {
      if (wish.value.wanted && !door && house.server === server) await openDoor(server, placeOf(wish.value));
    }).catch((error) => log(`Others were not let in again: ${String(error)}`));

  house.onChange((server) => {
    door = undefined;
    changed();
    if (server) void again(server);
  });

  return {
    read,
    start,
    stop: () =>
      turn(async () => {
        wish.write({ ...wish.value, wanted: false });
        door = undefined;
        fault = undefined;
        await house.server?.unshare();
        await house.closeIfEmpty();
        return changed();
      }),
    resume: async () => {
      if (!wish.value.wanted) return;
      await house.open().catch((error) => log(`The built-in server did not start: ${String(error)}`));
    },
  };
}

function placeOf({ host, port }: SharingWish): Ask<'sharing.start'> {
  return { ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
}

function notHere(): FaultError {
  const text = 'Only the server of this computer can be shared. Sign in on this computer first.';
  return new FaultError('InvalidFlowOfOperations', text);
}

function noNetwork(): FaultError {
  const text = 'This computer is on no network, so nobody could reach it. Connect it to one and try again.';
  return new FaultError('NotConnected', text);
}
