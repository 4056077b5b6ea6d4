import type { AlertRule } from './alert-rule.ts';
import type { FeedId } from './feed.ts';
import type { Hours } from './hours.ts';
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
  | 'rule'
  | 'feed'
  | 'absence'
  | 'burst'
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

/** What one of the person's rules, or one of their feeds, has to do with it. */
export interface AlertCause {
  readonly because: AlertReason;
  /** The id of the rule that says so. */
  readonly rule?: string;
  readonly feed?: FeedId;
}

/** A decision about one message, with its reason, so that people may ask why. */
export interface AlertDecision extends AlertCause {
  readonly alert: boolean;
  /** With a sound of ours. */
  readonly sound: boolean;
}

/** What somebody wants of alerts whatever the room, the same on every device. */
export interface AlertChoices {
  /** For rooms that say nothing of their own. */
  readonly level: AlertLevel;
  readonly keywords: readonly string[];
  /** In which nothing alerts. */
  readonly quietHours: Hours | null;
  /** Important messages come through quiet hours and *do not disturb*. */
  readonly importantAnyway: boolean;
  readonly rules: readonly AlertRule[];
}

export const firstAlertChoices: AlertChoices = {
  level: 'all',
  keywords: [],
  quietHours: null,
  importantAnyway: true,
  rules: [],
};

/** What changes in the choices; each part says what is to be, so that it can be said again on top of other changes. */
export interface AlertChange extends Partial<Pick<AlertChoices, 'level' | 'quietHours' | 'importantAnyway'>> {
  readonly addKeywords?: readonly string[];
  readonly removeKeywords?: readonly string[];
  /** New ones, and others in the place of those with their ids. */
  readonly putRules?: readonly AlertRule[];
  /** Their ids. */
  readonly removeRules?: readonly string[];
}

/** How somebody wants to be alerted on this device alone. */
export interface AlertPreferences {
  /** Do not disturb until then. */
  readonly quietUntil: Timestamp | null;
  /** Others can see the screen until then: nothing comes through. */
  readonly presentingUntil: Timestamp | null;
  /** What is said in secret rooms may be seen outside the window. */
  readonly secretsOutside: boolean;
}

export const firstAlertPreferences: AlertPreferences = {
  quietUntil: null,
  presentingUntil: null,
  secretsOutside: false,
};

/** What became of a message, or, where that is no longer known, what would become of the like of it now. */
export interface AlertExplanation extends AlertDecision {
  readonly remembered: boolean;
}

interface AlertWords {
  readonly title: string;
  readonly text: string;
}

/** What is shown, in the window and by the system. */
export interface Alert extends AlertWords, AlertCause {
  /** One alert per room at a time: a newer one replaces it. */
  readonly room: RoomAddress;
  readonly key: MessageKey;
  /** What may be seen outside the window. */
  readonly outside: AlertWords;
  readonly important: boolean;
  readonly sound: boolean;
  /** The host has shown it by the operating system; otherwise the page may do so. */
  readonly shownByHost: boolean;
}
