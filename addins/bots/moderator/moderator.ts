import { readFileSync } from 'node:fs';
import type { Message } from '#electron/chat/index.ts';
import { signIn } from '../shared/sign-in.ts';
import { brokenBy, readRules } from './rules.ts';

// node addins/bots/moderator/moderator.ts ADDRESS ROOM RULES [SERVER], with a token to read and manage in PERCH_TOKEN, of
// an account that manages the room: what breaks a rule of the file is taken back (XEP-0425), and its place says why.
const [address = '', room = '', file = '', webSocket] = process.argv.slice(2);
const rules = readRules(readFileSync(file, 'utf8'));
const bot = await signIn(address, webSocket);
const session = await bot.enter(room);
if (!session.canManage) throw new Error('This account does not manage the room.');
session.on('chatMessageReceived', (message) => {
  judge(message).catch((error: unknown) => process.stderr.write(`${error}\n`));
});
process.stdout.write(`Watching ${room}\n`);

async function judge(message: Message): Promise<void> {
  const reason = message.own ? undefined : brokenBy(message, rules);
  if (reason === undefined || message.archiveId === undefined) return;
  await session.removeChatMessage(message.archiveId, reason);
}
