import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { MenuButton } from '../menu-button.tsx';
import { Item } from '../menu-item.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useAddInsHere } from './use-add-ins-here.ts';

/** One more beside this room: of those on this device, or from elsewhere. */
export function AddMenu({ room }: { readonly room: RoomAddress }) {
  const { addIns, place, notices } = useApp();
  const known = usePart(addIns, (state) => state.known);
  const { tabs } = useAddInsHere(room);
  const others = [...known.values()].filter(({ id }) => !tabs.some((tab) => tab.id === id));
  return (
    <MenuButton icon="plus" label={strings.addIns.add}>
      {others.map(({ id, name }) => (
        <Item
          key={id}
          icon="addIn"
          text={tameName(name)}
          onAction={() => void addIns.open(room, id).catch(notices.trouble)}
        />
      ))}
      <Item icon="plus" text={strings.addIns.get} onAction={() => place.openDialog('get add-in', room)} />
    </MenuButton>
  );
}
