import type { AddInId, RoomAddress } from '#electron/bridge/contract.ts';

/** One add-in beside one room: the two together have a frame of their own. */
export interface FramePlace {
  readonly room: RoomAddress;
  readonly addIn: AddInId;
}

export function placeKey({ room, addIn }: FramePlace): string {
  return `${addIn} ${room}`;
}
