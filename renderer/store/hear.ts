import { attachAlerts } from './alerts.ts';
import { attachAddIns } from './attach-add-ins.ts';
import { attachFetching } from './attach-fetching.ts';
import type { Connection } from './facts.ts';
import { attachFeeds } from './feeds/attach-feeds.ts';
import { attachGone } from './gone.ts';
import { attachInvited } from './invited.ts';
import { attachLinks } from './link-arrived.ts';
import { attachPairing } from './pairing.ts';
import { attachReading } from './reading.ts';
import { createSnapshot } from './snapshot.ts';
import type { Parts } from './stores.ts';

/** Keeps the stores as the host tells it, from now on. Returns its undo. */
export function hear(parts: Parts): () => void {
  const {
    bridge,
    session,
    rooms,
    timeline,
    talkers,
    outbox,
    drafts,
    notices,
    alertChoices,
    entry,
    sharing,
    transfer,
    service,
    marks,
    keys,
    navigation,
  } = parts;
  const snapshot = createSnapshot(parts);
  // A link that is lost before the answer comes is shown as such, and brings a new snapshot when it is back.
  const tryLoad = (missed: boolean): void => void snapshot.load(missed).catch(() => undefined);
  const setConnection = (connection: Connection): void => {
    session.setConnection(connection);
    if (connection.state === 'online') timeline.online();
  };
  const undo = [
    bridge.listen('connection.changed', setConnection),
    bridge.listen('account.changed', () => tryLoad(false)),
    bridge.listen('rooms.changed', (change) => {
      rooms.change(change);
      snapshot.land();
    }),
    bridge.listen('messages.stored', timeline.stored),
    bridge.listen('messages.reordered', ({ room }) => void timeline.reordered(room)),
    attachFetching(parts),
    bridge.listen('outbox.changed', outbox.change),
    bridge.listen('draft.changed', drafts.hear),
    bridge.listen('room.show', navigation.show),
    bridge.listen('room.lost', (loss) => notices.show({ kind: 'lost', ...loss })),
    attachInvited(parts),
    bridge.listen('signOn.waiting', entry.setPage),
    bridge.listen('invitations.allowed', session.setMayInvite),
    bridge.listen('sharing.changed', sharing.change),
    bridge.listen('transfer.changed', transfer.change),
    bridge.listen('service.changed', service.change),
    bridge.listen('roomInvitations.changed', (told) => {
      service.change(told);
      notices.keepAskedIn(new Set(told.invitations.map(({ room }) => room)));
    }),
    bridge.listen('roomInvitations.arrived', (told) => notices.show({ kind: 'asked in', ...told })),
    bridge.listen('roomRequests.changed', service.change),
    attachLinks(parts),
    attachPairing(parts),
    attachGone(parts),
    attachAddIns(parts),
    talkers.attach(),
    attachFeeds(parts),
    marks.attach(),
    keys.attach(),
    bridge.listen('alerts.chosen', alertChoices.load),
    attachAlerts({ ...parts, show: parts.navigation.show }),
    attachReading(parts),
    bridge.onLink((link) => {
      const missed = session.state.getState().link === 'lost';
      session.setLink(link);
      if (link === 'open' && missed) tryLoad(true);
    }),
  ];
  tryLoad(false);
  return () => {
    for (const each of undo) each();
  };
}
