import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { RoomAddress } from './facts.ts';
import type { NoticesStore } from './notices.ts';
import type { SessionStore } from './session.ts';

interface Parts {
  readonly bridge: Bridge;
  readonly session: SessionStore;
  readonly notices: NoticesStore;
}

/**
 * A link to a room: the person is asked before anything is done. By its name, where the person's own service tells it to
 * them, as soon as it can be asked; no other service hears of the link before they say so. Returns its undo.
 */
export function attachLinks({ bridge, session, notices }: Parts): () => void {
  const asked = new Set<RoomAddress>();
  const learn = async (room: RoomAddress): Promise<void> => {
    const { account, connection } = session.state.getState();
    const isOwn = room.split('@')[1] === account?.chatService;
    if (!isOwn || connection.state !== 'online' || asked.has(room)) return;
    asked.add(room);
    try {
      const { card } = await bridge.call('rooms.card', { room });
      if (card.privacy !== 'Secret') notices.learn(room, card.name);
    } catch {
      // Whoever may not know of it, or cannot ask now, reads the address.
    } finally {
      asked.delete(room);
    }
  };
  const undo = [
    bridge.listen('link.arrived', (link) => {
      notices.show({ kind: 'link', ...link });
      if (!link.known) void learn(link.room);
    }),
    session.state.subscribe(({ connection }, before) => {
      if (connection.state === before.connection.state) return;
      for (const notice of notices.state.getState().shown)
        if (notice.kind === 'link' && !notice.known && notice.called === undefined) void learn(notice.room);
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
