import type { RoomAddress } from '#electron/model/ids.ts';
import type { ChatRoomRequest } from '#electron/model/room-settings.ts';
import type { Tell } from '../events.ts';

/** More than anybody answers; the rest is asked of its room. */
const most = 1000;

/** Who is known to wait in rooms that the person manages. In memory only: the rooms keep them. */
export class RoomRequests {
  readonly #tell: Tell;
  #all: readonly ChatRoomRequest[] = [];

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  get all(): readonly ChatRoomRequest[] {
    return this.#all;
  }

  /** All that wait in a room, as it told just now. */
  set(room: RoomAddress, requests: readonly ChatRoomRequest[]): readonly ChatRoomRequest[] {
    this.#keep([...this.#all.filter((one) => one.room !== room), ...requests]);
    return requests;
  }

  arrived(request: ChatRoomRequest): void {
    this.#keep([...this.#all.filter((one) => !isSame(one, request)), request]);
  }

  answered(request: ChatRoomRequest): void {
    this.#keep(this.#all.filter((one) => !isSame(one, request)));
  }

  #keep(requests: readonly ChatRoomRequest[]): void {
    if (requests.length === 0 && this.#all.length === 0) return;
    this.#all = requests.slice(-most);
    this.#tell('roomRequests.changed', { requests: this.#all });
  }
}

/** Asking twice is asking once. */
function isSame(one: ChatRoomRequest, other: ChatRoomRequest): boolean {
  return one.room === other.room && one.kind === other.kind && one.address === other.address;
}
