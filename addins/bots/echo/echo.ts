import { ChatRoomSession, PersistentChatEndpoint, UserEndpoint } from '#electron/chat/index.ts';

// node addins/bots/echo/echo.ts ADDRESS ROOM [SERVER], with the password in the environment.
const [address = '', room = '', webSocket] = process.argv.slice(2);
const user = new UserEndpoint({
  address,
  credential: { password: process.env.PERCH_PASSWORD ?? '' },
  webSocket,
});
await user.establish();
const { persistentChatConfiguration } = await user.getProvisioningData();
const chat = new PersistentChatEndpoint(persistentChatConfiguration.defaultPersistentChatUri ?? '', user);
await chat.establish();
const session = new ChatRoomSession(chat);
session.on('chatMessageReceived', ({ own, text }) => {
  if (!own && !text.startsWith('Echo: ')) void session.sendChatMessage(`Echo: ${text}`);
});
await session.join(room);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void user.terminate());
