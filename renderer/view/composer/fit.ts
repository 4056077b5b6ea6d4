import type { Draft, ServiceLimits } from '#renderer/store/facts.ts';
import { bytesOf, type Room, roomLeft } from './byte-count.ts';

/** How a draft fits into what the service takes. */
export type Fit =
  | Exclude<Room, { kind: 'over' }>
  /** `asStory`: it would do as a story. `most`: bytes that the service takes at all. */
  | { readonly kind: 'over'; readonly by: number; readonly asStory: boolean; readonly most: number };

/**
 * Bytes that are risked where the service tells no limit, and what a stanza has beside its text: some servers close the
 * stream over one of 256 KB.
 */
const prudent = 250_000;
const besideText = 2_000;

/** The title counts as well as the body (docs/protocol.md, "Limits"). */
export function fitOf({ text, storyTitle }: Draft, limits: ServiceLimits): Fit {
  const most = (limits.stanzaSize ?? prudent) - besideText;
  const ofMessage = Math.min(limits.messageSize ?? most, most);
  const ofStory = Math.min(limits.storySize ?? ofMessage, most);
  const limit = storyTitle === undefined ? ofMessage : ofStory;
  const left = roomLeft(`${storyTitle ?? ''}${text}`, limit);
  if (left.kind !== 'over') return left;
  // Some bytes for a title are left then.
  const asStory = storyTitle === undefined && bytesOf(text) < ofStory;
  return { ...left, asStory, most: Math.max(limit, ofStory) };
}
