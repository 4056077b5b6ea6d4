import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { cut } from '../messages/shown.ts';
import type { Workspace } from '../workspace.ts';

/** What the chat service tells by itself beside what is said in rooms, as long as its endpoint lives. */
export function hearService({ invitations, requests }: Workspace, chat: PersistentChatEndpoint): void {
  const isHere = (room: RoomAddress): boolean => room.endsWith(`@${chat.chatServerUri}`);
  chat.on('chatRoomRequestReceived', (request) => {
    // Only the service of this account puts requests to people, whatever else calls itself a room.
    if (isHere(request.room)) requests.arrived(request);
  });
  chat.on('chatRoomInvitationReceived', async (invitation) => {
    const { room, name } = invitation;
    const told = name === undefined && isHere(room) ? await askName(chat, room) : name;
    invitations.arrived({ ...invitation, ...(told !== undefined && { name: cut(told) }) });
  });
}

/** Asks what is offered, and what came while nobody was here, on every new stream. Returns its undo. */
export function watchService(
  { service, invitations }: Workspace,
  chat: PersistentChatEndpoint,
  log: (line: string) => void,
): () => void {
  const notLearned = (error: unknown): void => log(`The chat service did not answer: ${String(error)}`);
  const look = (): void => {
    service.ask(chat).catch(notLearned);
    invitations.catchUp(chat.services).catch(notLearned);
  };
  look();
  return chat.innerEndpoint.on('renewed', look);
}

/** Some invitations come before the endpoint is quite established. */
async function askName(chat: PersistentChatEndpoint, room: RoomAddress): Promise<string | undefined> {
  await Promise.resolve();
  try {
    return (await chat.services.getChatRoom(room)).name;
  } catch {
    return undefined;
  }
}

/** Who waits already in a room that the person manages. */
export function lookForRequests(
  { requests }: Workspace,
  { management }: PersistentChatEndpoint,
  room: RoomAddress,
  log: (line: string) => void,
): void {
  management.getRequests(room).then(
    (waiting) => requests.set(room, waiting),
    (error: unknown) => {
      // It keeps none: whoever asks is told of once.
      if (error instanceof FaultError && error.fault.code === 'MsgNotSupported') return;
      log(`Who waits in ${room} was not learned: ${String(error)}`);
    },
  );
}
