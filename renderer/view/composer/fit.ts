import type { Draft, ServiceLimits } from '#renderer/store/facts.ts';
import { bytesOf, type Room, roomLeft } from './byte-count.ts';

/** How a draft fits into what the service takes. */
export type Fit =
  | Exclude<Room, { kind: 'over' }>
  /** `asStory`: it would do as a story. `most`: bytes that the service takes at all. */
  | { readonly kind: 'over'; readonly by: number; readonly asStory: boolean; readonly most: number };

/** The title counts as well as the body (docs/protocol.md, "Limits"). */
export function fitOf({ text, storyTitle }: Draft, { messageSize, storySize }: ServiceLimits): Fit {
  const ofStory = storySize ?? messageSize;
  const limit = storyTitle === undefined ? messageSize : ofStory;
  const left = roomLeft(`${storyTitle ?? ''}${text}`, limit);
  if (left.kind !== 'over') return left;
  // Some bytes for a title are left then.
  const asStory = storyTitle === undefined && ofStory !== undefined && bytesOf(text) < ofStory;
  return { ...left, asStory, most: Math.max(limit ?? 0, ofStory ?? 0) };
}
