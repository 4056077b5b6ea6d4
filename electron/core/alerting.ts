import { alertOf } from '../alert/alert.ts';
import { decide } from '../alert/rules.ts';
import type { Host } from '../host/host.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { StoredMessage } from '../model/message.ts';
import type { Tell } from './events.ts';
import type { RoomList } from './room-list.ts';

export interface AlertingOptions {
  readonly host: Pick<Host, 'notify'>;
  readonly tell: Tell;
  readonly rooms: Pick<RoomList, 'get'>;
  readonly wanted: () => boolean;
  /** The room that the person sees and has the focus on. */
  readonly looking: () => RoomAddress | null;
}

/** Raises an alert for a stored message, where the rules say so: by the system if it can, always in the page. */
export function createAlerting({ host, tell, rooms, wanted, looking }: AlertingOptions) {
  return (message: StoredMessage, live: boolean): void => {
    const entry = rooms.get(message.room);
    if (!entry) return;
    const decision = decide(message, {
      live,
      followed: entry.followed,
      alerts: wanted(),
      looking: looking(),
      readUpTo: entry.readUpTo,
    });
    if (!decision.alert) return;
    const alert = alertOf(message, entry.name, decision.because);
    const shownByHost = host.notify({
      tag: alert.room,
      title: alert.title,
      text: alert.text,
      urgent: alert.important,
      onClick: () => tell('room.show', { room: message.room, key: message.key }),
    });
    tell('alert.raised', { ...alert, shownByHost });
  };
}
