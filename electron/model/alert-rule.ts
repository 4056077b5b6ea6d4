import type { FeedId } from './feed.ts';
import type { Hours } from './hours.ts';
import type { BareAddress, RoomAddress } from './ids.ts';

/** Where a rule holds. A category is told by its name. */
export type AlertScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'room'; readonly room: RoomAddress }
  | { readonly kind: 'person'; readonly person: BareAddress };

/** What it holds for. */
export type AlertMatch =
  | { readonly kind: 'everything' | 'mention' | 'keyword' | 'important' }
  | { readonly kind: 'feed'; readonly feed: FeedId };

/** From the quietest on. `nothing`: rooms of which nothing is wanted do not count on the icon either. */
export const alertActions = ['nothing', 'count', 'notify', 'sound'] as const;
export type AlertAction = (typeof alertActions)[number];

/** One wish: of these messages, that; at these hours, or always. */
export interface AlertRule {
  /** Unlike that of any other rule, on every device. */
  readonly id: string;
  readonly scope: AlertScope;
  /** What the person called the room, the person or the feed when they made the rule. */
  readonly name: string;
  readonly match: AlertMatch;
  readonly action: AlertAction;
  readonly hours: Hours | null;
}
