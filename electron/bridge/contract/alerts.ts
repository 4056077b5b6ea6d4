import type { AlertChange, AlertChoices, AlertExplanation } from '#electron/model/alert.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { Nothing } from './nothing.ts';

/** What alerts, and why. */
export interface AlertCalls {
  /** Holds here at once, and on the person's other devices as soon as their server hears of it. */
  'alerts.choose': { ask: AlertChange; answer: Nothing };
  /** Why this message alerted, or did not. Fault `NoSuchNode`: it is not stored here. */
  'alerts.why': { ask: { room: RoomAddress; key: MessageKey }; answer: AlertExplanation };
  /** Shows a notification by the system, as an alert would be. False: only the page can do so. */
  'alerts.test': { ask: { title: string; text: string }; answer: { shownByHost: boolean } };
}

export interface AlertEvents {
  /** Here, in another window, or on another device. */
  'alerts.chosen': AlertChoices;
}
