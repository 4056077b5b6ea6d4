import { messages } from './0001-messages.ts';
import { sealed } from './0002-sealed.ts';
import { search } from './0003-search.ts';
import { feeds } from './0004-feeds.ts';
import { newestFirst } from './0005-newest-first.ts';
import { known } from './0006-known.ts';
import { mergedApart } from './0007-merged-apart.ts';
import { orderAndRemoval } from './0008-order-and-removal.ts';
import { remains } from './0009-remains.ts';

/** In order; a step that was released is never changed, only followed by another. */
export const migrations: readonly string[] = [
  messages,
  sealed,
  search,
  feeds,
  newestFirst,
  known,
  mergedApart,
  orderAndRemoval,
  remains,
];
