import type { MessageKey, RoomAddress } from './ids.ts';

/** Why an alert was raised, or was not. */
export type AlertReason =
  | 'message'
  | 'mentioned'
  | 'important'
  | 'own message'
  | 'looking at it'
  | 'already read'
  | 'not live'
  | 'do not disturb'
  | 'not followed'
  | 'add-in';

/** A decision about one message, with its reason, so that people may ask why. */
export interface AlertDecision {
  readonly alert: boolean;
  readonly because: AlertReason;
}

/** What is shown, in the window and by the system. */
export interface Alert {
  /** One alert per room at a time: a newer one replaces it. */
  readonly room: RoomAddress;
  readonly key: MessageKey;
  readonly title: string;
  readonly text: string;
  readonly because: AlertReason;
  readonly important: boolean;
  /** The host has shown it by the operating system; otherwise the page may do so. */
  readonly shownByHost: boolean;
}
