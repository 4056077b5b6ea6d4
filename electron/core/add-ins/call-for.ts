import * as v from 'valibot';
import { askChecks } from '#addins/checks/asks.ts';
import { type ActionName, type Actions, actionRights } from '#addins/contract.ts';
import type { AddInId } from '#electron/addin/facts.ts';
import type { Ask } from '#electron/bridge/contract.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { Workspace } from '../workspace.ts';
import type { Acts, Place } from './acts.ts';

type AnyAnswer = Actions[ActionName]['answer'];

/**
 * What an add-in asks. Judged before it is done, and again before the answer goes: what was taken away meanwhile is not told.
 * FaultErrors: `ErrorPermission`, `InvalidArgument`, `LimitExceeded`, and those of the act.
 */
export async function callFor(
  { acts, pace }: { readonly acts: Acts; readonly pace: (addIn: AddInId, name: ActionName) => void },
  workspace: Workspace,
  ask: Ask<'addIns.call'>,
): Promise<AnyAnswer> {
  const { addIn, room, name, body } = ask;
  const place: Place = { workspace, addIn, room };
  judge(place, name);
  pace(addIn, name);
  const answer = await act(acts, place, name, body);
  judge(place, name);
  return answer;
}

/** Deny by default. A room that is sealed, gone or another one is no room of the grant's. Throws `ErrorPermission`. */
function judge({ workspace, addIn, room }: Place, name: ActionName): void {
  const allowance = workspace.sealed.has(room) ? undefined : workspace.addIns.account.allowance(addIn, room);
  const isHere = workspace.rooms.get(room) !== undefined;
  if (isHere && allowance?.rights.includes(actionRights[name])) return;
  throw new FaultError('ErrorPermission', `The right “${actionRights[name]}” was not granted in this room.`);
}

async function act<A extends ActionName>(
  acts: Acts,
  place: Place,
  name: A,
  body: unknown,
): Promise<AnyAnswer> {
  const read = v.safeParse(askChecks[name], body);
  if (read.success) return acts[name](place, read.output);
  const [issue] = read.issues;
  const field = v.getDotPath(issue);
  const where = field === null ? '' : ` at “${field.slice(0, 100)}”`;
  throw new FaultError(
    'InvalidArgument',
    `“${name}” does not take this${where}: ${issue.message.slice(0, 200)}`,
  );
}
