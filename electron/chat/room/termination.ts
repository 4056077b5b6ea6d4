import { type FaultCode, FaultError } from '#electron/model/fault.ts';
import { conditionOf } from '#electron/session/request-fault.ts';
import { type MucUser, mucStatus } from '#electron/stanza/0045-muc.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { Termination, TerminationCause } from '../session-values.ts';

type Row = readonly [status: number, cause: TerminationCause, code: FaultCode, text: string];

/** XEP-0045, 15.6.2. */
const rows: readonly Row[] = [
  [mucStatus.banned, 'Banned', 'ErrorPermission', 'A manager has shut you out of this room.'],
  [
    mucStatus.affiliationLost,
    'AffiliationChanged',
    'ErrorPermission',
    'You are no longer a member of this room.',
  ],
  [
    mucStatus.membersOnly,
    'MembersOnly',
    'ErrorPermission',
    'This room is now for members only, and you are not one of them.',
  ],
  [mucStatus.kicked, 'Kicked', 'ErrorPermission', 'A manager has removed you from this room.'],
];

/** The room, or the link to it, broke down and meant nothing by it: enter again. */
const accidents: readonly number[] = [mucStatus.shutdown, mucStatus.connectionLost];

/** Why the room says that we are out of it; undefined where that was no decision about us. `parted`: its companion was left. */
export function readTermination(user: MucUser | undefined, parted = false): Termination | undefined {
  if (user?.destroyed) {
    const replacedBy = bareJid(user.destroyed.alternate ?? '');
    const fault = new FaultError('NoSuchNode', 'This room was deleted.').fault;
    return { cause: 'Destroyed', fault, ...(replacedBy && { replacedBy }) };
  }
  const statuses = user?.statuses ?? [];
  // Prosody kicks (307) whoever's connection broke, and says so by 333.
  if (statuses.some((status) => accidents.includes(status))) return undefined;
  const row = rows.find(([status]) => statuses.includes(status));
  if (row) return { cause: row[1], fault: new FaultError(row[2], row[3]).fault };
  return parted ? { cause: 'Left' } : undefined;
}

/** Conditions by which a room says no, rather than its server or the way to it. */
const refusals: ReadonlySet<string> = new Set([
  'forbidden',
  'gone',
  'item-not-found',
  'not-allowed',
  'not-authorized',
  'registration-required',
]);

/** What it means that entering again failed; undefined where it may succeed later. */
export function refusedEntry(error: unknown): Termination | undefined {
  const condition = conditionOf(error);
  if (!(error instanceof FaultError) || !condition || !refusals.has(condition)) return undefined;
  return { cause: 'Refused', condition, fault: error.fault };
}
