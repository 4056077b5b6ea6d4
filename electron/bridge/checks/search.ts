import * as v from 'valibot';
import type { SearchCalls } from '../contract/search.ts';
import { addresses, type ChecksOf, limit, line, longText, optional } from './parts.ts';

const time = v.pipe(v.number(), v.safeInteger());
const asked = v.strictObject({
  search: v.strictObject({
    /** A pasted book is refused by nobody: the search looks at its beginning. */
    text: longText,
    rooms: optional(addresses),
    authors: optional(v.pipe(v.array(line), v.maxLength(1000))),
    by: optional(line),
    from: optional(time),
    to: optional(time),
    importance: optional(v.literal('Alert')),
    story: optional(v.literal(true)),
    hasLink: optional(v.literal(true)),
    mentionsMe: optional(v.literal(true)),
    order: v.picklist(['time', 'relevance']),
  }),
  limit,
});

export const searchChecks: ChecksOf<SearchCalls> = {
  'messages.search': asked,
  'messages.searchServer': asked,
};
