import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { readDiscoInfo, writeDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { writeMucAdmin } from '#electron/stanza/0045-admin.ts';
import { writePubSubRequest } from '#electron/stanza/0060-pubsub.ts';
import { privateOptions } from '#electron/stanza/0223-private.ts';
import { writeBookmark } from '#electron/stanza/0402-bookmarks.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoomFacts } from '#electron/stanza/perch-room.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ModuleContext } from '../module.ts';

/**
 * Puts rooms on a newcomer's list. Where only members enter, whoever invited them makes them one, if they may: it is
 * done by stanzas, as each of the two could do it.
 */
export function welcome(
  context: ModuleContext,
  {
    newcomer,
    inviter,
    rooms,
  }: { newcomer: BareAddress; inviter: BareAddress; rooms: readonly RoomAddress[] },
): void {
  const set = (from: string, to: string, payload: ReturnType<typeof xml>): void =>
    context.route(xml('iq', { type: 'set', id: context.ids(), from, to }, payload));
  for (const room of rooms) {
    if (!lookAt(context, newcomer, room)?.mayJoin) {
      set(inviter, room, writeMucAdmin([{ affiliation: 'member', jid: newcomer }]));
    }
    const seen = lookAt(context, newcomer, room);
    if (!seen?.mayJoin) continue;
    const payload = writeBookmark({ name: seen.name, autojoin: true });
    const options = makeForm('submit', NS.publishOptions, privateOptions);
    const items = [{ id: room, payload }];
    set(newcomer, newcomer, writePubSubRequest({ kind: 'publish', node: NS.bookmarks, items, options }));
  }
}

/** The room as somebody sees it; undefined where they do not. */
function lookAt(
  context: ModuleContext,
  account: BareAddress,
  room: RoomAddress,
): { readonly name: string; readonly mayJoin: boolean } | undefined {
  const query = context.askFor(account, room, writeDiscoInfo())?.getChild('query', NS.discoInfo);
  const info = query && readDiscoInfo(query);
  if (!info) return undefined;
  const mayJoin = readRoomFacts(info.forms)?.permissions.CanJoin === true;
  return { name: info.identities[0]?.name ?? '', mayJoin };
}
