import type { LogicalRoomsNeeds } from '#electron/bridge/calls/logical-rooms.ts';
import { FaultError } from '#electron/model/fault.ts';

/** What the window asks of logical rooms, on the workspace that is open. */
export function createLogicalRoomDesk(): LogicalRoomsNeeds {
  const notYet = () =>
    Promise.reject(new FaultError('MsgNotSupported', 'This service does not link rooms with each other.'));
  return { candidates: notYet, preview: notYet, link: notYet, unlink: notYet, create: notYet };
}
