import type { IconName } from '../icons.tsx';

/** Something that one can do now: a line of a menu, and of what Ctrl+K finds. */
export interface Action {
  readonly id: string;
  readonly icon: IconName;
  readonly text: string;
  /** How it stands with that now, or where it holds. */
  readonly hint?: string;
  readonly run: () => void;
}
