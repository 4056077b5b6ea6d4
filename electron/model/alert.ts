import type { MessageKey, RoomAddress, Timestamp } from './ids.ts';

/**
 * What of a room may alert, from the most to nothing; each lets through what those after it do. `mentions`: who is
 * named, keywords, and what is important.
 */
export const alertLevels = ['all', 'mentions', 'important', 'nothing'] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** Why an alert was raised, or was not. */
export type AlertReason =
  | 'message'
  | 'keyword'
  | 'mentioned'
  | 'important'
  | 'absence'
  | 'own message'
  | 'looking at it'
  | 'already read'
  | 'not live'
  | 'alerts off'
  | 'room level'
  | 'presenting'
  | 'do not disturb'
  | 'not followed'
  | 'add-in';

/** A decision about one message, with its reason, so that people may ask why. */
export interface AlertDecision {
  readonly alert: boolean;
  readonly because: AlertReason;
}

/** Hours of the day in which nothing alerts. */
export interface QuietHours {
  /** On which they begin: 0 is Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight, by the clock of the device; an end that is not later is on the next day. */
  readonly from: number;
  readonly to: number;
}

/** How somebody wants to be alerted on this device, whatever the room. */
export interface AlertPreferences {
  /** For rooms that say nothing of their own. */
  readonly level: AlertLevel;
  readonly keywords: readonly string[];
  readonly quietHours: QuietHours | null;
  /** Do not disturb until then. */
  readonly quietUntil: Timestamp | null;
  /** Important messages come through quiet hours and *do not disturb*. */
  readonly importantAnyway: boolean;
  /** Others can see the screen until then: nothing comes through. */
  readonly presentingUntil: Timestamp | null;
  /** What is said in secret rooms may be seen outside the window. */
  readonly secretsOutside: boolean;
}

export const firstAlertPreferences: AlertPreferences = {
  level: 'all',
  keywords: [],
  quietHours: null,
  quietUntil: null,
  importantAnyway: true,
  presentingUntil: null,
  secretsOutside: false,
};

interface AlertWords {
  readonly title: string;
  readonly text: string;
}

/** What is shown, in the window and by the system. */
export interface Alert extends AlertWords {
  /** One alert per room at a time: a newer one replaces it. */
  readonly room: RoomAddress;
  readonly key: MessageKey;
  /** What may be seen outside the window. */
  readonly outside: AlertWords;
  readonly because: AlertReason;
  readonly important: boolean;
  /** The host has shown it by the operating system; otherwise the page may do so. */
  readonly shownByHost: boolean;
}
