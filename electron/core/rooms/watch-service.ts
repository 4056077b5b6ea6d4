import type { PersistentChatEndpoint } from '#electron/chat/index.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { cut } from '../shown.ts';
import type { Workspace } from '../workspace.ts';

/** What the chat service tells beside what is said in rooms. Returns its undo. */
export function watchService(
  workspace: Workspace,
  chat: PersistentChatEndpoint,
  log: (line: string) => void,
): () => void {
  const { service, invitations, requests } = workspace;
  const notLearned = (error: unknown): void => log(`The chat service did not answer: ${String(error)}`);
  const look = (): void => {
    service.ask(chat).catch(notLearned);
    invitations.catchUp(chat.services).catch(notLearned);
  };
  const isHere = (room: RoomAddress): boolean => room.endsWith(`@${chat.chatServerUri}`);
  const undos = [
    chat.innerEndpoint.on('renewed', look),
    chat.on('chatRoomRequestReceived', (request) => {
      // Only the service of this account puts requests to people, whatever else calls itself a room.
      if (isHere(request.room)) requests.arrived(request);
    }),
    chat.on('chatRoomInvitationReceived', (invitation) => {
      const { room, name } = invitation;
      if (name !== undefined || !isHere(room)) return invitations.arrived(invitation);
      chat.services.getChatRoom(room).then(
        (told) => invitations.arrived({ ...invitation, name: cut(told.name) }),
        () => invitations.arrived(invitation),
      );
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
