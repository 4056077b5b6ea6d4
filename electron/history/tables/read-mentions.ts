import * as v from 'valibot';
import type { Mention } from '#electron/model/text/message-part.ts';

const mention = v.object({ begin: v.number(), end: v.number(), address: v.string() });
const mentions = v.fallback(v.array(mention), []);

/** Mentions as a row keeps them; what cannot be read are none. */
export function readMentions(json: string): readonly Mention[] {
  try {
    return v.parse(mentions, JSON.parse(json));
  } catch {
    return [];
  }
}
