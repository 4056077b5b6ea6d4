import { readFileSync } from 'node:fs';
import { ApplicationEndpoint, ChatRoomSession, PersistentChatEndpoint } from '#electron/chat/index.ts';

// node addins/bots/echo/echo.ts ADDRESS ROOM [SERVER], with PERCH_TOKEN, or with the files PERCH_CERT and PERCH_KEY.
const [address = '', room = '', webSocket] = process.argv.slice(2);
const { PERCH_TOKEN: token = '', PERCH_CERT, PERCH_KEY = '' } = process.env;
const read = (file: string): string => readFileSync(file, 'utf8');
const bot = new ApplicationEndpoint(
  PERCH_CERT === undefined
    ? { address, webSocket, token }
    : { address, webSocket, certificate: { cert: read(PERCH_CERT), key: read(PERCH_KEY) } },
);
await bot.establish();
const { persistentChatConfiguration } = await bot.getProvisioningData();
const chat = new PersistentChatEndpoint(persistentChatConfiguration.defaultPersistentChatUri ?? '', bot);
await chat.establish();
const session = new ChatRoomSession(chat);
session.on('chatMessageReceived', ({ own, text }) => {
  if (!own && !text.startsWith('Echo: ')) void session.sendChatMessage(`Echo: ${text}`);
});
await session.join(room);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void bot.terminate());
