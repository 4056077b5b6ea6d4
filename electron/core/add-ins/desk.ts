import * as v from 'valibot';
import { askChecks } from '#addins/checks/asks.ts';
import { type ActionName, type Actions, actionRights } from '#addins/contract.ts';
import { createPace } from '#electron/addin/pace.ts';
import type { AddInsNeeds } from '#electron/bridge/calls/add-ins.ts';
import type { Ask } from '#electron/bridge/contract.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { Workspace } from '../workspace.ts';
import { type Acts, type ActsOptions, createActs, type Place } from './acts.ts';
import type { DeviceAddIns } from './device-add-ins.ts';

interface DeskOptions extends ActsOptions {
  readonly device: DeviceAddIns;
  readonly workspace: () => Workspace;
}

/** What the window asks of add-ins, and what they ask by way of it. */
export function createAddInDesk({ device, workspace, ...options }: DeskOptions): AddInsNeeds {
  const { installed, installer, sites } = device;
  const acts = createActs(options);
  const pace = createPace(Date.now);
  const account = () => workspace().addIns.account;
  return {
    list: () =>
      installed.all.map(({ addIn, entry }) => ({ ...addIn, page: `${sites.base(addIn.id)}${entry}` })),
    inspect: (from) => installer.inspect(from),
    install: (token) => {
      const { addIn, replaced } = installer.install(token);
      if (replaced !== undefined) {
        workspace().addIns.state.remove(replaced);
        account().replaced(replaced, addIn);
      }
      workspace().tell('addIns.changed', {});
      return addIn;
    },
    remove: (addIn) => {
      installed.remove(addIn);
      workspace().addIns.state.remove(addIn);
      account().removed(addIn);
    },
    places: (room) => account().places(room),
    open: (room, addIn) => account().open(room, addIn),
    close: (room, addIn) => account().close(room, addIn),
    move: (room, addIns) => account().move(room, addIns),
    grant: (ask) => account().grant(ask),
    revoke: (ask) => account().revoke(ask),
    grants: () => account().grants,
    call: (ask) => callFor({ acts, pace }, workspace(), ask),
    verdict: ({ id, verdict }) => workspace().addIns.filters.answer(id, verdict),
    decide: ({ originId, decision }) => workspace().dispatcher.decide(originId, decision),
  };
}

type AnyAnswer = Actions[ActionName]['answer'];

/** Judged before it is done, and again before the answer goes: what was taken away meanwhile is not told. */
async function callFor(
  { acts, pace }: { readonly acts: Acts; readonly pace: ReturnType<typeof createPace> },
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
