import { alertOf } from '../alert/alert.ts';
import { isQuiet } from '../alert/quiet.ts';
import { decide, type Situation } from '../alert/rules.ts';
import { summaryOf } from '../alert/summary.ts';
import type { Host } from '../host/host.ts';
import type { Alert, AlertPreferences } from '../model/alert.ts';
import type { RoomAddress, Timestamp } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import type { RoomEntry } from '../model/room.ts';
import { createAbsence } from './absence.ts';
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
  /** The rooms that the person sees and has the focus on. */
  readonly looking: () => readonly RoomAddress[];
  readonly now: () => Timestamp;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/**
 * Raises an alert for a stored message, where the rules say so: by the system if it can, always in the page. What
 * comes out of the archives after an absence is told together.
 */
export function createAlerting({ host, tell, rooms, wishes, looking, now, after }: AlertingOptions) {
  const judge = (message: StoredMessage, entry: RoomEntry, live: boolean) => {
    const { alerts, alertPreferences } = wishes();
    const here = { live, alerts, looking: looking().find((room) => room === message.room) ?? null };
    return decide(message, { ...here, ...wanted(alertPreferences, entry, now()) });
  };
  const raise = (alert: Omit<Alert, 'shownByHost'>, tag: string): void => {
    const { room, key } = alert;
    const shownByHost = host.notify({
      ...alert.outside,
      tag,
      urgent: alert.important,
      onClick: () => tell('room.show', { room, key }),
    });
    tell('alert.raised', { ...alert, shownByHost });
  };
  const absence = createAbsence({
    after,
    counts: ({ room, key }) => key > (rooms.get(room)?.readUpTo ?? key) && !looking().includes(room),
    tell: (all) => {
      const summary = summaryOf(all);
      if (summary) raise(summary, 'absence');
    },
  });
  const miss = (message: StoredMessage, entry: RoomEntry): void => {
    const { alert, because } = judge(message, entry, true);
    // A room that was never read has no absence: all of it is new.
    if (alert && entry.readUpTo > 0) absence.add({ room: message.room, key: message.key, because });
  };
  return {
    stored: (message: StoredMessage, live: boolean): void => {
      const entry = rooms.get(message.room);
      if (!entry) return;
      const { alert, because } = judge(message, entry, live);
      const hidden = isHidden(wishes().alertPreferences, entry);
      if (alert) raise(alertOf(message, entry.name, because, hidden), message.room);
      if (because === 'not live') miss(message, entry);
    },
    stop: absence.stop,
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
