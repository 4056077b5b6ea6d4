import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Workspace } from '../workspace.ts';

/** What the chat service tells beside what is said in rooms. Returns its undo. */
export function watchService(
  workspace: Workspace,
  chat: PersistentChatEndpoint,
  log: (line: string) => void,
): () => void {
  const look = (): void => {
    workspace.service.ask(chat).catch((error) => log(`What is offered was not learned: ${String(error)}`));
  };
  const undos = [
    chat.innerEndpoint.on('renewed', look),
    chat.on('chatRoomRequestReceived', (request) => {
      // Only the service of this account puts requests to people, whatever else calls itself a room.
      if (request.room.endsWith(`@${chat.chatServerUri}`)) workspace.requests.arrived(request);
    }),
  ];
  look();
  return () => {
    for (const undo of undos) undo();
  };
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
    (error) => log(`Who waits in ${room} was not learned: ${String(error)}`),
  );
}
