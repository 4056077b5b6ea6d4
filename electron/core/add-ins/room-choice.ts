import type { RegisteredAddIn } from '#electron/addin/places.ts';
import type { ChatRoomSession } from '#electron/chat/index.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Asks those who manage a room what is to stand beside it, where the service keeps no registry. What cannot be asked
 * now leaves what was known; never rejects.
 */
export async function findChoice(
  workspace: Workspace,
  room: RoomAddress,
  session: ChatRoomSession,
): Promise<void> {
  try {
    const { chat } = await reach(workspace);
    if (chat.management.missing.addIn === undefined || session.state !== 'Established') return;
    const { managers } = await chat.services.getChatRoomCard(room);
    const here = session.participants.filter(({ isManager }) => isManager).map(({ person }) => person);
    const people = [...managers, ...here].map(({ id }) => id).filter(isAccount(room));
    workspace.addIns.chosen.said(room, await chat.services.roomAddIns.find(room, [...new Set(people)]));
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
  }
}

/** Faults: `ErrorPermission`, `MsgNotSupported`, `InvalidArgument`, `NotConnected`. */
export async function choose(
  workspace: Workspace,
  room: RoomAddress,
  addIn: Pick<RegisteredAddIn, 'name' | 'url'> | undefined,
): Promise<void> {
  const entry = workspace.rooms.get(room);
  if (!entry?.canManage) {
    throw new FaultError('ErrorPermission', 'Only those who manage this room choose what stands beside it.');
  }
  const { chat } = await reach(workspace);
  if (chat.management.missing.addIn === undefined) {
    throw new FaultError('MsgNotSupported', 'Here an add-in is chosen in the settings of the room.');
  }
  await chat.services.roomAddIns.choose(entry, addIn);
  workspace.addIns.chosen.said(room, addIn);
}

/** In a room that hides who people are, an occupant's id is no account. */
function isAccount(room: RoomAddress) {
  return (id: BareAddress): boolean => id.includes('@') && !id.includes('/') && id !== room;
}
