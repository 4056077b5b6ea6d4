import type { ChatRoomCriteria, ChatRoomSnapshot, ChatRoomsFound } from '#electron/model/directory.ts';
import { FaultError } from '#electron/model/fault.ts';
import { readResultSet, writeResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import {
  type ChannelSearch,
  type FoundChannel,
  readFoundChannels,
  writeChannelSearch,
} from '#electron/stanza/0433-channel-search.ts';
import type { Wire } from '../wire.ts';
import type { Page } from './discovered-rooms.ts';

const usualPage = 100;

/** Asks the service for the rooms that fit, all in one request (XEP-0433; docs/protocol.md, "Finding rooms"). */
export async function searchRooms(
  { session, service, serviceName }: Wire,
  criteria: ChatRoomCriteria,
  { after, max = usualPage }: Page,
): Promise<ChatRoomsFound> {
  const page = writeResultSetRequest({ max, ...(after !== undefined && { after }) });
  const payload = writeChannelSearch(searchFor(criteria), page);
  const answer = await session.request({ type: 'get', to: service, payload });
  const channels = answer && readFoundChannels(answer);
  if (!answer || !channels) {
    throw new FaultError('UnknownServerError', 'The service gave no list of rooms that makes sense.');
  }
  const { index = 0, count, last } = readResultSet(answer) ?? {};
  const isMore = last !== undefined && count !== undefined && index + channels.length < count;
  return {
    rooms: channels.map((channel) => snapshotOf(channel, serviceName)),
    unanswered: [],
    ...(count !== undefined && { total: count }),
    ...(isMore && { next: last }),
  };
}

function searchFor({ joinedUser, addIn, text, ...criteria }: ChatRoomCriteria): ChannelSearch {
  return {
    ...criteria,
    ...(text?.trim() && { text }),
    ...(joinedUser !== undefined && { occupant: joinedUser }),
    ...(addIn !== undefined && { addin: addIn }),
  };
}

function snapshotOf({ room, ...channel }: FoundChannel, serviceName: string): ChatRoomSnapshot {
  if (!room) return { ...channel, category: serviceName };
  const { categoryId, category, ...facts } = room;
  return { ...channel, ...facts, category, ...(categoryId && { categoryUri: categoryId }) };
}
