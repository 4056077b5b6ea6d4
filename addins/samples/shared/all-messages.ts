import type { AddInMessage, Perch } from '#addins/sdk/index.ts';

const perPage = 200;

/** The newest messages of the room, oldest first: so many, or all that there are. */
export async function newestMessages({ call }: Perch, most: number): Promise<readonly AddInMessage[]> {
  let messages: readonly AddInMessage[] = [];
  while (messages.length < most) {
    const [first] = messages;
    const limit = Math.min(perPage, most - messages.length);
    const page = await call('history.page', first ? { before: first.key, limit } : { limit });
    messages = [...page.messages, ...messages];
    if (page.reachedStart || page.messages.length === 0) break;
  }
  return messages;
}
