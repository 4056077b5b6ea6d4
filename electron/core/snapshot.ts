import type { Snapshot } from '../bridge/contract.ts';
import type { Host } from '../host/host.ts';
import type { Accounts } from './accounts.ts';
import type { RememberedAccount } from './remembered-account.ts';
import type { SettingsStore } from './settings.ts';

export interface SnapshotSources {
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly accounts: Accounts;
  readonly remembered: RememberedAccount;
}

/** Everything the first paint needs, out of the memory and the cache: nothing here waits. */
export function takeSnapshot({ host, settings, accounts, remembered }: SnapshotSources): Snapshot {
  const { workspace, connection } = accounts;
  const { kind, version, language, warning } = host;
  return {
    account: workspace?.account ?? null,
    accounts: workspace ? [workspace.account] : [],
    connection,
    mayInvite: false,
    limits: remembered.value?.limits ?? {},
    rooms: workspace?.rooms.entries() ?? [],
    outbox: workspace?.outbox.rows().map(({ attempted, ...entry }) => entry) ?? [],
    drafts: workspace?.outbox.drafts() ?? [],
    settings: settings.value,
    host: { kind, version, language, ...(warning !== undefined && { warning }) },
  };
}
