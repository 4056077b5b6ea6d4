import { readFileSync } from 'node:fs';
import type { Message } from '#electron/chat/index.ts';
import { signIn } from '../shared/sign-in.ts';
import { brokenBy, readRules } from './rules.ts';

// node addins/bots/moderator/moderator.ts ADDRESS ROOM RULES [SERVER], with PERCH_TOKEN of an administrator: what breaks a
// rule of the file is removed from the room and its archive (XEP-0425), and its place says why.
const [address = '', room = '', file = '', webSocket] = process.argv.slice(2);
/** Milliseconds by which the room's clock and ours may differ. */
const about = 5000;
const rules = readRules(readFileSync(file, 'utf8'));
const bot = await signIn(address, webSocket);
const offered = await bot.commands.list(bot.chatService);
const removal = offered.find(({ node }) => node.endsWith('#messages-remove'));
if (!removal) throw new Error('This account may not remove messages here.');
const { node } = removal;
const session = await bot.enter(room);
session.on('chatMessageReceived', (message) => {
  const reason = message.own ? undefined : brokenBy(message, rules);
  if (reason === undefined) return;
  remove(message, reason).catch((error: unknown) => process.stderr.write(`${error}\n`));
});
process.stdout.write(`Watching ${room}\n`);

/** By its author, its words and its time: the server's command knows a message by these. */
async function remove({ author, text, sentAt }: Message, reason: string): Promise<void> {
  const at = (milliseconds: number): string => new Date(sentAt + milliseconds).toISOString();
  const meant = { room, author: author.id, text, words: 'phrase', from: at(-about), to: at(about) };
  await bot.commands.execute(node, { ...meant, replacement: `Removed: ${reason}` }, bot.chatService);
}
