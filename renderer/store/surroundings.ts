/** What the stores need of the browser: time, frames, and whether somebody is looking. Tests pass their own. */
export interface Surroundings {
  readonly now: () => number;
  readonly newId: () => string;
  /** Of the browser; a BCP 47 tag. */
  readonly language: string;
  /** The key for commands is Cmd, and Control is another. */
  readonly appleKeyboard: boolean;
  /** Once, with a frame that comes soon, and together with all that waits; also where nothing is painted. Returns its undo. */
  readonly soon: (work: () => void) => () => void;
  /** Once, after some milliseconds. Returns its undo. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
  /** The window is visible and has the focus, and somebody is there. */
  readonly looking: () => boolean;
  readonly onLooking: (listener: () => void) => () => void;
  /** The window is so narrow that it shows one column at a time. */
  readonly oneColumn: () => boolean;
  /** Shows a notification by the browser, where the person has allowed it. */
  readonly notify: (notification: PageNotification) => void;
  /** A short sound of ours, where the browser lets a page make one. */
  readonly chime: () => void;
  /** Takes back what is still shown under this tag. */
  readonly withdraw: (tag: string) => void;
}

export interface PageNotification {
  /** A newer one with the same tag replaces it. */
  readonly tag: string;
  readonly title: string;
  readonly text: string;
  readonly onClick: () => void;
}
