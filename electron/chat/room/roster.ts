import type { RoomAddress } from '#electron/model/ids.ts';
import type { Person } from '#electron/model/person.ts';
import type { Occupant } from '#electron/model/room.ts';
import type { MucItem } from '#electron/stanza/0045-muc.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { ParticipantAttendanceChange } from '../session-values.ts';

/** What a presence says of an occupant. */
interface Attendance {
  readonly nickname: string;
  readonly item: MucItem;
  /** Only where the room gives them. */
  readonly occupantId?: string;
  readonly self: boolean;
}

const none: ParticipantAttendanceChange = { joined: [], left: [], changed: [] };

/** Who is in a room now, by nickname: the room itself keeps nicknames unique (XEP-0045, 7.2.8). */
export class Roster {
  readonly #room: RoomAddress;
  readonly #occupants = new Map<string, Occupant>();

  constructor(room: RoomAddress) {
    this.#room = room;
  }

  get all(): readonly Occupant[] {
    return [...this.#occupants.values()];
  }

  find(nickname: string): Occupant | undefined {
    return this.#occupants.get(nickname);
  }

  enter(attendance: Attendance): ParticipantAttendanceChange {
    const occupant = toOccupant(this.#room, attendance);
    const before = this.#occupants.get(attendance.nickname);
    this.#occupants.set(attendance.nickname, occupant);
    return before ? { ...none, changed: [occupant] } : { ...none, joined: [occupant] };
  }

  leave(nickname: string): ParticipantAttendanceChange {
    const occupant = this.#occupants.get(nickname);
    this.#occupants.delete(nickname);
    return occupant ? { ...none, left: [occupant] } : none;
  }

  /** Nobody is told any more who comes and goes: what was known of others would soon be wrong. */
  forgetOthers(nickname: string): ParticipantAttendanceChange {
    const self = this.#occupants.get(nickname);
    const left = this.all.filter((occupant) => occupant !== self);
    this.#occupants.clear();
    if (self) this.#occupants.set(nickname, self);
    return { ...none, left };
  }

  clear(): ParticipantAttendanceChange {
    const left = this.all;
    this.#occupants.clear();
    return { ...none, left };
  }
}

/** XEP-0045 tells roles; what they let people do is in 5.1.1. */
export function toOccupant(room: RoomAddress, { nickname, item, occupantId, self }: Attendance): Occupant {
  return {
    person: identify(room, nickname, item.jid, occupantId),
    canChat: item.role === 'participant' || item.role === 'moderator',
    isManager: item.affiliation === 'owner' || item.affiliation === 'admin',
    ...(item.role === 'moderator' && { moderates: true }),
    self,
  };
}

/** Who somebody in a room is: see `Person`. */
export function identify(
  room: RoomAddress,
  nickname: string,
  realAddress: string | undefined,
  occupantId: string | undefined,
): Person {
  const id = bareJid(realAddress ?? '') ?? occupantId ?? `${room}/${nickname}`;
  return { id, name: nickname };
}
