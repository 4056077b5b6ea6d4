import type { FeedMark } from '../model/feed.ts';
import { privateNodes } from './0223-private.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import type { PrivateCodec } from './private-item.ts';
import { readInstant, writeInstant } from './values.ts';
import { xml } from './xml.ts';

/** Up to where a feed is read, on every device of its person (docs/protocol.md, "Feeds"). */
export const feedReadCodec: PrivateCodec<FeedMark> = {
  node: privateNodes.feedsRead,
  version: 1,
  read: (payload) => {
    if (!payload.is('read', NS.perch)) return undefined;
    const { upto, room: written = '', 'stanza-id': archiveId } = payload.attrs;
    const [time, room] = [readInstant(upto), bareJid(written)];
    return time === undefined || room === undefined
      ? undefined
      : { time, room, ...(archiveId && { archiveId }) };
  },
  write: ({ time, room, archiveId }) =>
    xml('read', { xmlns: NS.perch, upto: writeInstant(time), room, 'stanza-id': archiveId }),
};
