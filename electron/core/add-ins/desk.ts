import { createPace } from '#electron/addin/pace.ts';
import type { AddInsNeeds } from '#electron/bridge/calls/add-ins.ts';
import type { Workspace } from '../workspace.ts';
import { type ActsOptions, createActs } from './acts.ts';
import { callFor } from './call-for.ts';
import type { DeviceAddIns } from './device-add-ins.ts';
import { choose } from './room-choice.ts';

interface DeskOptions extends ActsOptions {
  readonly device: DeviceAddIns;
  readonly workspace: () => Workspace;
}

/** What the window asks of add-ins, and what they ask by way of it. */
export function createAddInDesk({ device, workspace, ...options }: DeskOptions): AddInsNeeds {
  const { installed, installer, shipped, sites } = device;
  const acts = createActs(options);
  const pace = createPace(Date.now);
  const account = () => workspace().addIns.account;
  return {
    list: () =>
      installed.all.map(({ addIn, entry }) => ({ ...addIn, page: `${sites.base(addIn.id)}${entry}` })),
    shipped,
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
    choose: ({ room, addIn }) => choose(workspace(), room, addIn ?? undefined),
    move: (room, addIns) => account().move(room, addIns),
    grant: (ask) => account().grant(ask),
    revoke: (ask) => account().revoke(ask),
    grants: () => account().grants,
    call: (ask) => callFor({ acts, pace }, workspace(), ask),
    verdict: ({ id, verdict }) => workspace().addIns.filters.answer(id, verdict),
    decide: ({ originId, decision }) => workspace().dispatcher.decide(originId, decision),
  };
}
