import * as v from 'valibot';
import { egoFeed, type Feed, type FeedId, feedActions, firstEgoFeed } from '#electron/model/feed.ts';
import type { MessageKey } from '#electron/model/ids.ts';

/** How far what is unread was looked through for a feed that looks for something else now. */
export interface Looking {
  /** What was said below was not looked at yet: nothing of it counts. */
  readonly below: MessageKey;
  /** What was read in the feed meanwhile: up to which key, in which rooms. */
  readonly read: readonly { readonly upTo: MessageKey; readonly rooms: readonly number[] }[];
}

/** A feed as its row has it; `looking` until all that is unread was looked through. */
export interface KeptFeed {
  readonly feed: Feed;
  readonly looking?: Looking;
}

const schema = v.object({
  name: v.string(),
  match: v.strictObject({
    text: v.string(),
    wording: v.picklist(['any', 'all', 'phrase']),
    rooms: v.exactOptional(v.array(v.string())),
    authors: v.exactOptional(v.array(v.string())),
    by: v.exactOptional(v.string()),
    importance: v.exactOptional(v.literal('Alert')),
    story: v.exactOptional(v.literal(true)),
    hasLink: v.exactOptional(v.literal(true)),
    mentionsMe: v.exactOptional(v.literal(true)),
  }),
  action: v.picklist(feedActions),
  trouble: v.exactOptional(v.string()),
  looking: v.exactOptional(
    v.object({
      below: v.number(),
      read: v.array(v.object({ upTo: v.number(), rooms: v.array(v.number()) })),
    }),
  ),
});

export function writeKept({ feed: { id: _, ...kept }, looking }: KeptFeed): string {
  return JSON.stringify({ ...kept, looking });
}

/** A feed from the cache. Undefined where it is not understood: the person's server knows it better. */
export function readKept(id: FeedId, json: string): KeptFeed | undefined {
  const read = v.safeParse(schema, parsed(json));
  if (!read.success) return id === egoFeed ? { feed: firstEgoFeed } : undefined;
  const { looking, ...kept } = read.output;
  return { feed: { id, ...kept }, ...(looking && { looking }) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
