import { alertOf } from '#electron/alert/alert.ts';
import { wholeRoomRule } from '#electron/alert/governing.ts';
import { isQuiet } from '#electron/alert/quiet.ts';
import { decide, type MatchedFeed, type Situation } from '#electron/alert/rules.ts';
import { summaryOf } from '#electron/alert/summary.ts';
import type { Host } from '#electron/host/host.ts';
import type { Alert, AlertChoices, AlertExplanation, AlertPreferences } from '#electron/model/alert.ts';
import type { RoomAddress, Timestamp } from '#electron/model/ids.ts';
import type { StoredMessage } from '#electron/model/message.ts';
import type { Privacy, RoomEntry } from '#electron/model/room.ts';
import type { Tell } from '../events.ts';
import type { RoomList } from '../followed/room-list.ts';
import { createAbsence } from './absence.ts';
import { createBursts } from './bursts.ts';
import { createRemembered } from './remembered.ts';

/** What somebody wants of alerts on this device, and wherever they are. */
export interface AlertWishes {
  readonly alerts: boolean;
  readonly alertPreferences: AlertPreferences;
  readonly choices: AlertChoices;
}

export interface AlertingOptions {
  readonly host: Pick<Host, 'notify' | 'fillsScreen'>;
  readonly tell: Tell;
  readonly rooms: Pick<RoomList, 'get'>;
  readonly wishes: () => AlertWishes;
  /** The feeds that a message belongs to. */
  readonly feedsOf: (message: StoredMessage) => readonly MatchedFeed[];
  /** The rooms that the person sees and has the focus on. */
  readonly looking: () => readonly RoomAddress[];
  /** Somebody answers a message from outside the window; `privacy`: the room's, when the alert was shown. */
  readonly reply: (room: RoomAddress, text: string, privacy: Privacy) => void;
  readonly now: () => Timestamp;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/**
 * Raises an alert for a stored message, where the rules say so: by the system if it can, always in the page. What
 * comes in a burst, and what comes out of the archives after an absence, is told together.
 */
export function createAlerting(options: AlertingOptions) {
  const { host, tell, rooms, wishes, feedsOf, looking, now, after } = options;
  const remembered = createRemembered();
  const judge = (message: StoredMessage, entry: RoomEntry, known: Partial<Situation>) =>
    decide(message, {
      ...wanted(wishes(), entry, now()),
      live: true,
      feeds: feedsOf(message),
      presenting: isPresenting(wishes(), host, now()),
      looking: looking().find((room) => room === message.room) ?? null,
      ...known,
    });
  const raise = (alert: Omit<Alert, 'shownByHost'>, tag: string): void => {
    const { room, key } = alert;
    const entry = rooms.get(room);
    const answerable = tag === room && entry?.canChat && !isHidden(wishes(), entry);
    const shownByHost = host.notify({
      ...alert.outside,
      tag,
      urgent: alert.important,
      onClick: () => tell('room.show', { room, key }),
      ...(answerable && { onReply: (text: string) => options.reply(room, text, entry.privacy) }),
    });
    tell('alert.raised', { ...alert, shownByHost });
  };
  const counts = ({ room, key, because }: Pick<Alert, 'room' | 'key' | 'because'>): boolean => {
    const entry = rooms.get(room);
    if (!entry || key <= entry.readUpTo || looking().includes(room)) return false;
    // What was put off waits for nobody who presents by now, or does not want to be disturbed.
    if (because === 'message') return mayAlert(wishes(), host, entry, now()) !== undefined;
    return wishes().alerts && !isPresenting(wishes(), host, now());
  };
  const absence = createAbsence({
    ...{ after, counts },
    tell: (all) => {
      const summary = summaryOf(all, (room) => rooms.get(room)?.companion);
      if (summary) raise(summary, 'absence');
    },
  });
  const bursts = createBursts({ ...{ after, counts }, tell: (alert) => raise(alert, alert.room) });
  const miss = (message: StoredMessage, entry: RoomEntry): void => {
    const { alert, because } = judge(message, entry, {});
    // A room that was never read has no absence: all of it is new.
    if (alert && entry.readUpTo > 0) absence.add({ room: message.room, key: message.key, because });
  };
  return {
    stored: (message: StoredMessage, live: boolean): void => {
      const entry = rooms.get(message.room);
      if (!entry) return;
      const decision = judge(message, entry, { live });
      remembered.add(message, decision);
      if (decision.because === 'not live') miss(message, entry);
      if (decision.alert) bursts.add(alertOf(message, entry.name, decision, isHidden(wishes(), entry)));
    },
    /** Why a message alerted, or did not. */
    explain: (message: StoredMessage): AlertExplanation => {
      const known = remembered.get(message);
      if (known) return { ...known, remembered: true };
      const entry = rooms.get(message.room);
      const past = { live: entry !== undefined, looking: null, readUpTo: 0 };
      const decision = entry ? judge(message, entry, past) : notListed;
      return { ...decision, remembered: false };
    },
    deleteRoom: (room: RoomAddress): void => {
      absence.deleteRoom(room);
      bursts.deleteRoom(room);
    },
    stop: () => {
      absence.stop();
      bursts.stop();
    },
  };
}

export type Alerting = ReturnType<typeof createAlerting>;

const notListed = { alert: false, sound: false, because: 'not followed' } as const;

/** Whether something beside messages, as of an add-in, may alert in a room now; `hidden`: not by its words. */
export function mayAlert(
  wishes: AlertWishes,
  host: Pick<Host, 'fillsScreen'>,
  entry: RoomEntry,
  now: Timestamp,
): { readonly hidden: boolean } | undefined {
  const { quiet } = wanted(wishes, entry, now);
  if (!wishes.alerts || !isCounted(wishes.choices, entry)) return undefined;
  if (quiet || isPresenting(wishes, host, now)) return undefined;
  return { hidden: isHidden(wishes, entry) };
}

/** Whether what is unread in a room counts outside the window: something of it is wanted, by the wish that goes first. */
export function isCounted(
  { rules, level: usual }: AlertChoices,
  { level: own, ...room }: RoomEntry,
): boolean {
  if (own === 'nothing') return false;
  const rule =
    wholeRoomRule(rules, room, 'room') ??
    (own === undefined ? wholeRoomRule(rules, room, 'category', 'all') : undefined);
  return rule ? rule.action !== 'nothing' : (own ?? usual) !== 'nothing';
}

function isHidden({ alertPreferences }: AlertWishes, { privacy }: RoomEntry): boolean {
  return privacy === 'Secret' && !alertPreferences.secretsOutside;
}

function isPresenting(
  { alertPreferences: { presentingUntil } }: AlertWishes,
  { fillsScreen }: Pick<Host, 'fillsScreen'>,
  now: Timestamp,
): boolean {
  return (presentingUntil !== null && now < presentingUntil) || fillsScreen?.() === true;
}

function wanted({ alerts, alertPreferences, choices }: AlertWishes, entry: RoomEntry, now: Timestamp) {
  const { address, category, level, followed, readUpTo } = entry;
  return {
    ...{ alerts, choices, followed, readUpTo, now },
    room: { address, category },
    ownLevel: level,
    quiet: isQuiet(alertPreferences, choices, now),
  };
}
