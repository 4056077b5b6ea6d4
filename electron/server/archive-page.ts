import type { ResultSet } from '#electron/stanza/0059-rsm.ts';
import type { ArchiveRequest } from '#electron/stanza/0313-archive.ts';
import type { Jid } from '#electron/stanza/jid.ts';
import { writeBare } from '#electron/stanza/jid.ts';
import type { ArchivedStanza, ArchiveSelection, ArchiveStore } from './storage/archive.ts';

export interface AccountPage {
  readonly messages: readonly ArchivedStanza[];
  readonly complete: boolean;
  readonly set: ResultSet;
}

const usual = 50;

/** One page of an account's archive (XEP-0059); undefined where it is to begin at a message that is not there. */
export function readPage(
  store: ArchiveStore,
  asked: { readonly account: string; readonly request: ArchiveRequest; readonly partner: Jid | undefined },
  most: number,
): AccountPage | undefined {
  const { account, request, partner } = asked;
  const { start, end, page } = request;
  for (const id of [page.after, page.before ?? undefined]) {
    if (id !== undefined && !store.has(account, id)) return undefined;
  }
  const whole: ArchiveSelection = {
    account,
    ...(partner && {
      partner: { bare: writeBare(partner), ...(partner.resource && { resource: partner.resource }) },
    }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
  const max = Math.min(page.max ?? usual, most);
  const newest = page.before !== undefined;
  const stretch: ArchiveSelection = {
    ...whole,
    ...(page.after !== undefined && { after: page.after }),
    ...(typeof page.before === 'string' && { before: page.before }),
  };
  // One more than is wanted tells whether anything lies beyond.
  const found = store.select(stretch, { max: max + 1, newest });
  const messages = newest ? found.slice(Math.max(0, found.length - max)) : found.slice(0, max);
  const [first, last] = [messages[0]?.id, messages.at(-1)?.id];
  const count = max === 0 || page.after === undefined ? store.count(whole) : undefined;
  return {
    messages,
    complete: found.length <= max,
    set: {
      ...(first !== undefined && { first }),
      ...(last !== undefined && { last }),
      ...(count !== undefined && { count }),
    },
  };
}
