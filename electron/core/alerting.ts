import { alertOf } from '../alert/alert.ts';
import { isQuiet } from '../alert/quiet.ts';
import { decide, type Situation } from '../alert/rules.ts';
import type { Host } from '../host/host.ts';
import type { AlertPreferences } from '../model/alert.ts';
import type { RoomAddress, Timestamp } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import type { RoomEntry } from '../model/room.ts';
import type { Tell } from './events.ts';
import type { RoomList } from './room-list.ts';

/** What somebody wants of alerts on this device. */
export interface AlertWishes {
  readonly alerts: boolean;
  readonly alertPreferences: AlertPreferences;
}

export interface AlertingOptions {
  readonly host: Pick<Host, 'notify'>;
  readonly tell: Tell;
  readonly rooms: Pick<RoomList, 'get'>;
  readonly wishes: () => AlertWishes;
  /** The room that the person sees and has the focus on. */
  readonly looking: () => RoomAddress | null;
  readonly now: () => Timestamp;
}

/** Raises an alert for a stored message, where the rules say so: by the system if it can, always in the page. */
export function createAlerting({ host, tell, rooms, wishes, looking, now }: AlertingOptions) {
  return (message: StoredMessage, live: boolean): void => {
    const entry = rooms.get(message.room);
    if (!entry) return;
    const { alerts, alertPreferences: preferences } = wishes();
    const here = { live, alerts, looking: looking() };
    const decision = decide(message, { ...here, ...wanted(preferences, entry, now()) });
    if (!decision.alert) return;
    const alert = alertOf(message, entry.name, decision.because, isHidden(preferences, entry));
    const shownByHost = host.notify({
      ...alert.outside,
      tag: alert.room,
      urgent: alert.important,
      onClick: () => tell('room.show', { room: message.room, key: message.key }),
    });
    tell('alert.raised', { ...alert, shownByHost });
  };
}

/** Whether something beside messages, as of an add-in, may alert in a room now; `hidden`: not by its words. */
export function mayAlert(
  { alerts, alertPreferences }: AlertWishes,
  entry: RoomEntry,
  now: Timestamp,
): { readonly hidden: boolean } | undefined {
  const { level, presenting, quiet } = wanted(alertPreferences, entry, now);
  if (!alerts || level === 'nothing' || presenting || quiet) return undefined;
  return { hidden: isHidden(alertPreferences, entry) };
}

function isHidden({ secretsOutside }: AlertPreferences, { privacy }: RoomEntry): boolean {
  return privacy === 'Secret' && !secretsOutside;
}

function wanted(
  preferences: AlertPreferences,
  { level = preferences.level, followed, readUpTo }: RoomEntry,
  now: Timestamp,
): Omit<Situation, 'live' | 'alerts' | 'looking'> {
  const { keywords, presentingUntil, importantAnyway } = preferences;
  const presenting = presentingUntil !== null && now < presentingUntil;
  return {
    level,
    followed,
    readUpTo,
    keywords,
    presenting,
    importantAnyway,
    quiet: isQuiet(preferences, now),
  };
}
