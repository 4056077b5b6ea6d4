import { firstAlertChoices, type Snapshot } from '../bridge/contract.ts';
import type { Host } from '../host/host.ts';
import type { RoomAddress } from '../model/ids.ts';
import { entryOf } from '../outbox/outbox-table.ts';
import type { RememberedAccounts } from './account/remembered-accounts.ts';
import type { Stage } from './account/stage.ts';
import type { Invitations } from './invitations.ts';
import type { SettingsStore } from './settings.ts';

export interface SnapshotSources {
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly stage: Stage;
  readonly remembered: RememberedAccounts;
  readonly invitations: Invitations;
}

/** Everything the first paint needs, out of the memory and the cache: nothing here waits. */
export function takeSnapshot(sources: SnapshotSources): Snapshot {
  const { host, settings, remembered, invitations } = sources;
  const { workspace, connection } = sources.stage;
  const { kind, version, language, warning } = host;
  const isShown = ({ room }: { readonly room: RoomAddress }) => !workspace?.sealed.has(room);
  return {
    account: workspace?.account ?? null,
    accounts: remembered.all.map(({ account }) => account),
    connection,
    ...(workspace?.begunAnew && { begunAnew: true }),
    mayInvite: invitations.allowed,
    limits: remembered.shown?.limits ?? {},
    rooms: workspace?.rooms.entries() ?? [],
    feeds: workspace?.feeds.entries() ?? [],
    service: workspace?.service.known ?? null,
    roomInvitations: workspace?.invitations.all ?? [],
    roomRequests: workspace?.requests.all ?? [],
    outbox: workspace?.outbox.rows().filter(isShown).map(entryOf) ?? [],
    drafts: workspace?.outbox.drafts().filter(isShown) ?? [],
    alertChoices: workspace?.alertChoices.value ?? firstAlertChoices,
    settings: settings.value,
    host: { kind, version, language, ...(warning !== undefined && { warning }) },
  };
}
