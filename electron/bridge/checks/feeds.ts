import * as v from 'valibot';
import { feedActions } from '#electron/model/feed.ts';
import type { FeedCalls } from '../contract/feeds.ts';
import { addresses, type ChecksOf, key, limit, line, longText, optional } from './parts.ts';

const feed = v.pipe(v.string(), v.nonEmpty(), v.maxLength(256));
const match = v.strictObject({
  text: longText,
  wording: v.picklist(['any', 'all', 'phrase']),
  rooms: optional(addresses),
  authors: optional(v.pipe(v.array(line), v.maxLength(1000))),
  by: optional(line),
  importance: optional(v.literal('Alert')),
  story: optional(v.literal(true)),
  hasLink: optional(v.literal(true)),
  mentionsMe: optional(v.literal(true)),
});
const wish = { name: line, match, action: v.picklist(feedActions) };

export const feedChecks: ChecksOf<FeedCalls> = {
  'feeds.create': v.strictObject({ wish: v.strictObject(wish) }),
  'feeds.change': v.strictObject({
    feed,
    changes: v.strictObject({
      name: optional(wish.name),
      match: optional(wish.match),
      action: optional(wish.action),
    }),
  }),
  'feeds.remove': v.strictObject({ feed }),
  'feeds.page': v.strictObject({
    feed,
    from: v.variant('at', [
      v.strictObject({ at: v.literal('newest') }),
      v.strictObject({ at: v.picklist(['before', 'after', 'around']), key }),
    ]),
    limit,
  }),
  'feeds.markRead': v.strictObject({ feed, upTo: key }),
};
