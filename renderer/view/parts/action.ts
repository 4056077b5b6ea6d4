import type { ActionId } from '#renderer/store/keys/table.ts';
import type { IconName } from '../icons.tsx';

/** Something that one can do now: a line of a menu, and of what Ctrl+K finds. */
export interface Action {
  /** By it one finds the action's key; what is not open cannot be opened by one. */
  readonly id: ActionId | 'room open' | 'feed open';
  readonly icon: IconName;
  readonly text: string;
  /** How it stands with that now, or where it holds. */
  readonly hint?: string;
  readonly run: () => void;
}
