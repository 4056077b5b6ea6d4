import { readFileSync } from 'node:fs';
import type { Message } from '#electron/chat/index.ts';
import { signIn } from '../shared/sign-in.ts';
import { brokenBy, readRules } from './rules.ts';

// node addins/bots/moderator/moderator.ts ADDRESS ROOM RULES [SERVER], with a token to read and manage in PERCH_TOKEN, of
// an account that manages the room: what breaks a rule of the file is taken back (XEP-0425), and its place says why.
const [address = '', room = '', file = '', webSocket] = process.argv.slice(2);
/** Messages that are judged after an absence. */
const looksBack = 2000;
const rules = readRules(readFileSync(file, 'utf8'));
const bot = await signIn(address, webSocket);
const session = await bot.enter(room);
if (!session.canManage) throw new Error('This account does not manage the room.');
session.on('chatMessageReceived', (message) => void judge(message).catch(complain));
session.on('chatRoomSessionStateChanged', ({ state }) => {
  if (state === 'Established') void lookBack().catch(complain);
});
await lookBack();
process.stdout.write(`Watching ${room}\n`);

/** What was said while nobody watched is judged as well; what was taken back already says nothing any more. */
async function lookBack(): Promise<void> {
  for (const message of await session.getRecentChatHistory(looksBack)) await judge(message).catch(complain);
}

async function judge(message: Message): Promise<void> {
  const reason = message.own ? undefined : brokenBy(message, rules);
  if (reason === undefined || message.archiveId === undefined) return;
  await session.removeChatMessage(message.archiveId, reason);
}

function complain(error: unknown): void {
  process.stderr.write(`${error}\n`);
}
