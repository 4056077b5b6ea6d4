import { join } from 'node:path';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type ChatServer, type ChatServerOptions, password } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { startChild } from '#test/support/child.ts';
import { numbers } from '#test/support/numbers.ts';
import { Person } from '#test/support/person.ts';
import { projectNode } from '#test/support/project.ts';
import { type RemoteCrowd, startCrowd } from './load/start.ts';

/** A crowd in one room of a server, ready to be told what to do. */
export interface Gathering {
  readonly name: string;
  readonly crowd: RemoteCrowd;
  /** Resident memory of the server, in bytes. */
  memory(): number;
}

/** The same with the server and the room at hand. */
export interface RoomGathering extends Gathering {
  readonly server: ChatServer;
  readonly room: RoomAddress;
}

/** The servers to compare, ours first; those that are not installed are left out. */
export const compared = chatServers.filter(({ missing }) => !missing);

/** Gathers people in a room of a server that is started for it, lets `act` measure, and ends everything. */
export async function withCrowd<Result>(
  kind: (typeof chatServers)[number],
  people: number,
  act: (gathering: RoomGathering) => Promise<Result>,
  options: ChatServerOptions = {},
): Promise<Result> {
  const names = numbers('u', people).map((name) => name.replace(' ', ''));
  const server = await kind.start({ ...options, users: names });
  const crowd = startCrowd();
  try {
    const room = await makeRoom(server);
    await crowd.does('gather', { webSocket: server.webSocket, room, names, password });
    return await act({ name: server.name, server, room, crowd, memory: server.process.memory });
  } finally {
    await crowd.stop();
    await server.stop();
  }
}

/** The same with a server that only repeats what it gets. */
export async function withBareCrowd<Result>(
  people: number,
  act: (gathering: Gathering) => Promise<Result>,
): Promise<Result> {
  const server = startChild(projectNode, [join(import.meta.dirname, 'load', 'bare-server.ts')]);
  const crowd = startCrowd();
  try {
    const [, webSocket = ''] = await server.printed(/ready (\S+)/);
    await crowd.does('gather', { webSocket, room: 'none', names: numbers('u', people), password: null });
    return await act({ name: 'floor', crowd, memory: server.memory });
  } finally {
    await crowd.stop();
    await server.stop();
  }
}

async function makeRoom(server: ChatServer): Promise<string> {
  const ana = await Person.signsIn(server, 'ana');
  const room = await ana.chat.management.createChatRoom({ name: 'Bench', privacy: 'Open' });
  await ana.leaves();
  return room;
}
