import { readDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readRoomFacts } from '#electron/stanza/perch-room.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { Model } from '#test/unit/server/rooms/world-model.ts';
import type { RoomName } from './steps.ts';

/** The permissions that somebody is to be told of; undefined where they are to be told nothing. */
export function permissionsIn(model: Model, account: string, room: RoomName): readonly string[] | undefined {
  const { disabled = false, auditorium = false } = model.rooms.get(room) ?? {};
  if (!model.knows(account, room) || (disabled && !model.manages(account, room))) return undefined;
  const posts = model.posts(account, room);
  return [
    'CanView',
    ...(model.enters(account, room) ? ['CanJoin'] : []),
    ...(model.reads(account, room) ? ['CanReadHistory'] : []),
    ...(posts ? ['CanChat'] : []),
    ...(posts && auditorium ? ['CanAuditoriumChat'] : []),
    ...(model.manages(account, room) ? ['CanManageRoom'] : []),
  ];
}

/** Those that they are told of. */
export function permissionsOf(answer: Element | undefined): readonly string[] | undefined {
  const info = answer?.getChild('query', NS.discoInfo);
  const facts = info && readRoomFacts(readDiscoInfo(info)?.forms ?? []);
  return facts && Object.entries(facts.permissions).flatMap(([name, may]) => (may ? [name] : []));
}
