import type { RoomAddress } from '../model/ids.ts';
import { privateNodes } from './0223-private.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import type { PrivateCodec } from './private-item.ts';
import { xml } from './xml.ts';

/**
 * The public room that somebody sees a secret one as one with, by the secret one's address; for them alone
 * (docs/protocol.md, "Logical rooms").
 */
export const companionCodec: PrivateCodec<RoomAddress> = {
  node: privateNodes.logicalRooms,
  version: 1,
  read: (payload) => {
    const room = payload.is('companion', NS.perch) ? bareJid(payload.attrs.jid ?? '') : undefined;
    return room?.includes('@') ? room : undefined;
  },
  write: (room) => xml('companion', { xmlns: NS.perch, jid: room }),
};
