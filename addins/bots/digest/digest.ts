import { setTimeout as wait } from 'node:timers/promises';
import type { ChatRoomSession, Message } from '#electron/chat/index.ts';
import { signIn } from '../shared/sign-in.ts';
import { summaryOf } from './summary.ts';

// node addins/bots/digest/digest.ts ADDRESS FROM TO HOUR|now [SERVER], with PERCH_TOKEN: each day at that hour it says
// in TO what was said in FROM during the last 24 hours.
const [address = '', from = '', to = '', hour = '18', webSocket] = process.argv.slice(2);
const day = 86_400_000;
const bot = await signIn(address, webSocket);
const source = await bot.enter(from);
const target = await bot.enter(to);

/** Everything since then, oldest first. */
async function saidSince(session: ChatRoomSession, since: number): Promise<readonly Message[]> {
  let count = 100;
  for (;;) {
    const recent = await session.getRecentChatHistory(count);
    const [first] = recent;
    if (!first || first.sentAt < since || recent.length < count)
      return recent.filter(({ sentAt }) => sentAt >= since);
    count *= 4;
  }
}

async function tell(): Promise<void> {
  const now = Date.now();
  const text = summaryOf(from.split('@')[0] ?? from, await saidSince(source, now - day));
  if (text === undefined) return;
  const date = new Date(now).toISOString().slice(0, 10);
  await target.sendChatMessage(text, { storyTitle: `${from.split('@')[0]}, ${date}` });
}

function untilNext(): number {
  const next = new Date();
  next.setHours(Number(hour), 0, 0, 0);
  return next.getTime() > Date.now() ? next.getTime() - Date.now() : next.getTime() + day - Date.now();
}

if (hour === 'now') {
  await tell();
  await bot.end();
} else {
  for (;;) {
    await wait(untilNext());
    // A day that cannot be told is no reason to end: the next one may be.
    await tell().catch((error: unknown) => process.stderr.write(`${error}\n`));
  }
}
