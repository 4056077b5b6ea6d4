import {
  ApplicationEndpoint,
  ChatRoomSession,
  type LocalEndpoint,
  PersistentChatEndpoint,
  UserEndpoint,
} from '#electron/chat/index.ts';

/** A bot that is signed in. */
export interface Bot {
  /** Enters a room and stays in it, also after the connection was lost. */
  readonly enter: (room: string) => Promise<ChatRoomSession>;
  readonly end: () => Promise<unknown>;
}

/**
 * Signs in with the token in `PERCH_TOKEN`, or as a plain account with the password in `PERCH_PASSWORD` where a server
 * has no tokens; and out again when the process is ended.
 */
export async function signIn(address: string, webSocket: string | undefined): Promise<Bot> {
  const endpoint = endpointFor(address, webSocket);
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

function endpointFor(address: string, webSocket: string | undefined): LocalEndpoint {
  const { PERCH_TOKEN: token = '', PERCH_PASSWORD: password } = process.env;
  return password === undefined
    ? new ApplicationEndpoint({ address, webSocket, token })
    : new UserEndpoint({ address, webSocket, credential: { password } });
}
