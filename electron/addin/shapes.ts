import type { AddInMessage, AddInPerson, AddInRoom, Coded, Json } from '#addins/contract.ts';
import type { CodedContent, StoredMessage } from '../model/message.ts';
import type { Occupant, RoomEntry } from '../model/room.ts';

/** A message as an add-in sees it. */
export function messageFor(message: StoredMessage): AddInMessage {
  const { key, originId, author, own, sentAt, text, importance, storyTitle, via } = message;
  const coded = message.coded && codedFor(message.coded);
  return {
    ...{ key, sentAt, text, importance },
    author: { id: author.id, name: author.name, self: own },
    // Of others' messages it says nothing that an add-in could use.
    ...(own && originId !== undefined && { id: originId }),
    ...(storyTitle !== undefined && { storyTitle }),
    ...(via !== undefined && { via }),
    ...(coded && { coded }),
  };
}

export function roomFor(entry: RoomEntry): AddInRoom {
  const { name, description, privacy, behavior, canChat, canManage } = entry;
  return { name, description, privacy, behavior, canChat, canManage };
}

export function personFor({ person, self }: Occupant): AddInPerson {
  return { id: person.id, name: person.name, self };
}

/** Undefined where what a bot wrote is no JSON. */
function codedFor({ kind, json }: CodedContent): Coded | undefined {
  try {
    const data: Json = JSON.parse(json);
    return { kind, data };
  } catch {
    return undefined;
  }
}
