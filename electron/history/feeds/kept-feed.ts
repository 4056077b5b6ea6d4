import * as v from 'valibot';
import { egoFeed, type Feed, type FeedId, feedActions, firstEgoFeed } from '#electron/model/feed.ts';

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
});

export function writeKept({ id: _, ...kept }: Feed): string {
  return JSON.stringify(kept);
}

/** A feed from the cache. Undefined where it is not understood: the person's server knows it better. */
export function readKept(id: FeedId, json: string): Feed | undefined {
  const read = v.safeParse(schema, parsed(json));
  if (read.success) return { id, ...read.output };
  return id === egoFeed ? firstEgoFeed : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
