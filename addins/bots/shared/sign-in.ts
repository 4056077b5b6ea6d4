import { ApplicationEndpoint, ChatRoomSession, PersistentChatEndpoint } from '#electron/chat/index.ts';

/** A bot that is signed in. */
export interface Bot {
  /** Enters a room and stays in it, also after the connection was lost. */
  readonly enter: (room: string) => Promise<ChatRoomSession>;
  readonly end: () => Promise<unknown>;
}

/** Signs in with the token in `PERCH_TOKEN`, and out again when the process is ended. */
export async function signIn(address: string, webSocket: string | undefined): Promise<Bot> {
  const { PERCH_TOKEN: token = '' } = process.env;
  const endpoint = new ApplicationEndpoint({ address, webSocket, token });
  await endpoint.establish();
  const { persistentChatConfiguration } = await endpoint.getProvisioningData();
  const chat = new PersistentChatEndpoint(
    persistentChatConfiguration.defaultPersistentChatUri ?? '',
    endpoint,
  );
  await chat.establish();
  const end = () => endpoint.terminate();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end());
  return {
    end,
    enter: async (room) => {
      const session = new ChatRoomSession(chat);
      await session.join(room);
      return session;
    },
  };
}
