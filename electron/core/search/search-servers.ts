import type { Ask } from '#electron/bridge/contract.ts';
import type { ChatHistoryQueryOptions, PersistentChatServices } from '#electron/chat/index.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { MessageSearch, ServerSearchAnswer } from '#electron/model/search.ts';
import { reach } from '../connected.ts';
import type { Workspace } from '../workspace.ts';
import { type FromServer, mergeHits } from './merge-hits.ts';

/** Rooms that one question names. */
const roomsAtOnce = 500;

/**
 * Has the server look in whole archives. Nothing of what it finds is stored: a hit that the cache does not hold is opened
 * by its archive id, with what stands around it. FaultErrors: `MsgNotSupported`, and the connection's.
 */
export async function searchServers(
  workspace: Workspace,
  { search, limit }: Ask<'messages.searchServer'>,
): Promise<ServerSearchAnswer> {
  const { services, chatServerUri } = (await reach(workspace)).chat;
  const rooms = roomsOf(workspace, search);
  const here = rooms.filter((room) => room.endsWith(`@${chatServerUri}`));
  if (!services.searchesArchives || (here.length === 0 && rooms.length > 0)) {
    throw new FaultError('MsgNotSupported', 'This server cannot search what it keeps.');
  }
  const found = await ask(services, here, optionsOf(search, limit));
  // What was lost or sealed while the answer was on its way is shown to nobody.
  const stillThere = new Set(roomsOf(workspace, search));
  return mergeHits(workspace, {
    search,
    limit,
    rooms: rooms.filter((room) => stillThere.has(room)),
    results: found.filter(({ room }) => stillThere.has(room)),
  });
}

async function ask(
  services: PersistentChatServices,
  rooms: readonly RoomAddress[],
  options: ChatHistoryQueryOptions,
): Promise<FromServer['results']> {
  const results: FromServer['results'][] = [];
  for (let at = 0; at < rooms.length; at += roomsAtOnce) {
    results.push(await services.queryChatHistory(rooms.slice(at, at + roomsAtOnce), options));
  }
  return results.flat();
}

/** Those that are on the list and not sealed; of what was once said elsewhere the server is not asked. */
function roomsOf({ rooms }: Workspace, search: MessageSearch): readonly RoomAddress[] {
  const listed = rooms.entries().map(({ address }) => address);
  return search.rooms ? listed.filter((room) => search.rooms?.includes(room)) : listed;
}

function optionsOf(search: MessageSearch, limit: number): ChatHistoryQueryOptions {
  const { text, authors, from, to, importance, story, hasLink, mentionsMe } = search;
  const traits = [
    ...(importance === 'Alert' ? (['alert'] as const) : []),
    ...(story ? (['story'] as const) : []),
    ...(hasLink ? (['link'] as const) : []),
    ...(mentionsMe ? (['mention'] as const) : []),
  ];
  return {
    searchString: text,
    matchAllWords: true,
    ...(authors && { authors }),
    ...(from !== undefined && { dateBeginning: from }),
    // Ours ends before that time, the archive's with it.
    ...(to !== undefined && { dateEnding: to - 1 }),
    ...(traits.length > 0 && { traits }),
    resultLimit: limit,
    searchOrderReversed: true,
    sortOrderReversed: true,
  };
}
