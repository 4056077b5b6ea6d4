import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Item } from '../menu-item.tsx';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import type { AddInTab } from './use-add-ins-here.ts';

interface Props {
  readonly room: RoomAddress;
  readonly tab: AddInTab;
}

/**
 * For those who manage a room of a service without a registry of its own; elsewhere the room's settings have it. Others
 * can only be offered what has an address.
 */
export function ForEverybody({ room, tab: { place, addIn } }: Props) {
  const { ask, service, notices } = useApp();
  const entry = useRoom(room);
  const noRegistry = usePart(service, (state) => state.service?.missing.addIn !== undefined);
  if (!noRegistry || entry?.canManage !== true || addIn?.source.kind !== 'address') return null;
  const { name, source } = addIn;
  const chosen = place.chosenBy === 'managers';
  const choose = (): void =>
    void ask('addIns.choose', { room, addIn: chosen ? null : { name, url: source.url } }).catch(
      notices.trouble,
    );
  return (
    <Item
      icon="people"
      text={chosen ? strings.addIns.notForEverybody : strings.addIns.forEverybody}
      onAction={choose}
    />
  );
}
