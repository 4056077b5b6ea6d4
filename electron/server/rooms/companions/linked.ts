import { mucStatus, writeMucUser } from '#electron/stanza/0045-muc.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import type { Answer } from '../request.ts';
import type { Room } from '../room.ts';

/** The secret rooms with somebody in them that are linked with a room, whether the link counts now or not. */
export function linkedTo({ rooms }: RoomContext, companion: Room): readonly Room[] {
  const { key } = companion.record;
  return [...rooms.linked].filter(
    ({ settings }) => settings.companion === key && settings.privacy === 'Secret',
  );
}

/** Tells those who are in secret rooms that these are otherwise now (XEP-0045, 10.2.1): linked, or not any more. */
export function tellLinked(linked: readonly Room[]): Answer {
  return linked.map(({ address, everybody }) => {
    const notice = writeMucUser({ items: [], statuses: [mucStatus.configurationChanged] });
    return { stanza: xml('message', { type: 'groupchat', from: address }, notice), to: everybody };
  });
}
