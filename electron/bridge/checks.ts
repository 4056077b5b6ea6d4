import { accountChecks } from './checks/account.ts';
import { addInChecks } from './checks/add-ins.ts';
import { administrationChecks } from './checks/administration.ts';
import { alertChecks } from './checks/alerts.ts';
import { appChecks } from './checks/app.ts';
import { directoryChecks } from './checks/directory.ts';
import { feedChecks } from './checks/feeds.ts';
import { historyChecks } from './checks/history.ts';
import { logicalRoomChecks } from './checks/logical-rooms.ts';
import { membershipChecks } from './checks/membership.ts';
import { messageChecks } from './checks/messages.ts';
import type { ChecksOf } from './checks/parts.ts';
import { roomManagementChecks } from './checks/room-management.ts';
import { roomChecks } from './checks/rooms.ts';
import { searchChecks } from './checks/search.ts';
import { sharingChecks } from './checks/sharing.ts';
import { transferChecks } from './checks/transfer.ts';
import type { Calls } from './contract.ts';

/** What a page sends is not believed. A question without a check is a compile error. */
export const checks: ChecksOf<Calls> = {
  ...appChecks,
  ...alertChecks,
  ...addInChecks,
  ...accountChecks,
  ...sharingChecks,
  ...directoryChecks,
  ...roomChecks,
  ...roomManagementChecks,
  ...logicalRoomChecks,
  ...membershipChecks,
  ...administrationChecks,
  ...messageChecks,
  ...searchChecks,
  ...feedChecks,
  ...historyChecks,
  ...transferChecks,
};
