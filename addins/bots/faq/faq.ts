import { signIn } from '../shared/sign-in.ts';
import { findAnswer, isQuestion } from './find-answer.ts';

// node addins/bots/faq/faq.ts ADDRESS ROOM [SERVER], with PERCH_TOKEN: who asks what was asked before is told what was
// answered then.
const [address = '', room = '', webSocket] = process.argv.slice(2);
const looksBack = 2000;
const bot = await signIn(address, webSocket);
const session = await bot.enter(room);
session.on('chatMessageReceived', ({ own, text, archiveId }) => {
  if (own || !isQuestion(text)) return;
  void answer(text, archiveId).catch((error: unknown) => process.stderr.write(`${error}\n`));
});

async function answer(asked: string, archiveId: string | undefined): Promise<void> {
  const history = await session.getRecentChatHistory(looksBack);
  const earlier = history.filter((message) => message.archiveId !== archiveId && !message.own);
  const found = findAnswer(asked, earlier);
  if (!found) return;
  const when = new Date(found.answer.sentAt).toISOString().slice(0, 10);
  const [first = ''] = found.answer.text.split('\n');
  await session.sendChatMessage(`Asked before: ${found.answer.author.name} answered on ${when}:\n> ${first}`);
}
