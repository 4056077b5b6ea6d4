import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { MenuButton } from '../menu-button.tsx';
import { Item } from '../menu-item.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { ForEverybody } from './for-everybody.tsx';
import type { AddInTab } from './use-add-ins-here.ts';

interface Props {
  readonly room: RoomAddress;
  readonly tab: AddInTab;
}

/** What can be done with the add-in in sight. */
export function AddInMenu({ room, tab }: Props) {
  const { addIns, addInFrames, place, notices } = useApp();
  const addIn = tab.place.addIn;
  if (addIn === undefined) return null;
  const run = (work: () => Promise<void>) => () => void work().catch(notices.trouble);
  return (
    <MenuButton icon="more" label={strings.addIns.menu(tameName(tab.place.name))}>
      {tab.place.grant && (
        <Item
          icon="reload"
          text={strings.addIns.reload}
          onAction={() => addInFrames.reload({ room, addIn })}
        />
      )}
      <Item icon="back" text={strings.addIns.earlier} onAction={run(() => addIns.move(room, addIn, -1))} />
      <Item icon="forward" text={strings.addIns.later} onAction={run(() => addIns.move(room, addIn, 1))} />
      <Item icon="shown" text={strings.addIns.allowed} onAction={() => place.openDialog('add-ins', room)} />
      <ForEverybody room={room} tab={tab} />
      <Item icon="close" text={strings.addIns.close} onAction={run(() => addIns.close(room, addIn))} />
    </MenuButton>
  );
}
