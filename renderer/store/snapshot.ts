import { landingRoom } from './landing.ts';
import { listedRooms } from './listed-rooms.ts';
import type { Parts } from './stores.ts';

export interface Snapshot {
  /** Asks for all that the host knows, and shows it; `missed`: what was shown before may be behind. */
  load(missed: boolean): Promise<void>;
  /** Opens the room that one is looked for in first, where none is open and there is a place beside the list. */
  land(): void;
}

/** What the window shows as soon as it is there, and anew after every silence. */
export function createSnapshot(parts: Parts): Snapshot {
  const {
    bridge,
    surroundings,
    session,
    rooms,
    outbox,
    drafts,
    removals,
    search,
    peopleFound,
    feeds,
    fetching,
    notices,
    settings,
    alertChoices,
    entry,
    sharing,
    transfer,
    service,
    roomInvitations,
    addIns,
    navigation,
  } = parts;

  function land(): void {
    const { account, host } = session.state.getState();
    if (!account || surroundings.oneColumn()) return;
    const room = landingRoom(listedRooms(rooms.state.getState().byAddress), account, host.language);
    navigation.land(room?.address);
  }

  /** Nothing of the account before stays in sight. */
  function leave(): void {
    navigation.leave();
    drafts.leave();
    feeds.load([]);
    notices.clear();
    sharing.clear();
    transfer.clear();
    roomInvitations.clear();
    addIns.clear();
    entry.go({ way: 'choose' });
    search.clear();
    removals.clear();
    peopleFound.clear();
    fetching.change({ rooms: [] });
  }

  async function load(missed: boolean): Promise<void> {
    const snapshot = await bridge.call('app.snapshot', {});
    const before = session.state.getState().account;
    if (before !== undefined && before?.address !== snapshot.account?.address) leave();
    bridge.speakFor(snapshot.account?.address ?? null);
    settings.load(snapshot.settings);
    alertChoices.load(snapshot.alertChoices);
    rooms.load(snapshot.rooms);
    feeds.load(snapshot.feeds);
    service.load(snapshot);
    outbox.load(snapshot.outbox);
    drafts.load(snapshot);
    session.load(snapshot, surroundings.language);
    if (snapshot.account) void addIns.load();
    const { account, begunAnew, host } = snapshot;
    if (begunAnew && before?.address !== account?.address) notices.show({ kind: 'begun anew' });
    // Once, when there begins to be something to keep.
    if (before === null && account && host.warning) notices.show({ kind: 'host', warning: host.warning });
    navigation.restore(snapshot.account ? snapshot.settings.openRoom : null, missed);
    land();
  }

  return { load, land };
}
