import type { AlertChange, AlertExplanation } from '#electron/model/alert.ts';
import type { MessageKey, RoomAddress } from '#electron/model/ids.ts';
import type { AlertCalls } from '../contract/alerts.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface AlertsNeeds {
  choose(change: AlertChange): void;
  why(room: RoomAddress, key: MessageKey): AlertExplanation;
  /** Answers whether the system could take it. */
  test(words: { readonly title: string; readonly text: string }): boolean;
}

export function alertCalls(alerts: AlertsNeeds): Pick<Handlers, keyof AlertCalls> {
  return {
    'alerts.choose': done((change) => alerts.choose(change)),
    'alerts.why': ({ room, key }) => alerts.why(room, key),
    'alerts.test': (words) => ({ shownByHost: alerts.test(words) }),
  };
}
