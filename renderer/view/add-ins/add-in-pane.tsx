import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { Edge } from '../edge.tsx';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { useAddInPane, useAddInRoom } from '../use-add-in-pane.ts';
import { AddInMenu } from './add-in-menu.tsx';
import { AddInSide } from './add-in-side.tsx';
import { AddInTabs } from './add-in-tabs.tsx';
import { AddMenu } from './add-menu.tsx';
import { Beside } from './beside.tsx';
import { NoAddIns } from './no-add-ins.tsx';
import { useAddInsHere } from './use-add-ins-here.ts';

/** The add-ins of a room as tabs beside it. */
export function AddInPane({ room: listed }: { readonly room: ListedRoom }) {
  const { settings } = useApp();
  const isPrivate = useAddInRoom() === listed.privateRoom?.address;
  const room = (isPrivate && listed.privateRoom) || listed;
  const width = usePart(settings, (state) => state.addInWidth);
  const [, hide] = useAddInPane(room.address);
  const { tabs, current } = useAddInsHere(room.address);
  return (
    <aside
      className={isPrivate && listed.privateRoom ? 'pane add-in-pane private' : 'pane add-in-pane'}
      aria-label={strings.addIns.title}
      data-pane="add-ins"
      style={{ inlineSize: `${width}px` }}
    >
      <Edge
        name={strings.addIns.width}
        side="start"
        width={width}
        least={240}
        most={640}
        onWidth={(addInWidth) => settings.change({ addInWidth })}
      />
      {listed.privateRoom && <AddInSide room={listed} privateRoom={listed.privateRoom} />}
      <header className="pane-head add-in-head">
        {current ? (
          <AddInTabs room={room.address} tabs={tabs} current={current} />
        ) : (
          <h2>{strings.addIns.title}</h2>
        )}
        {current && <AddInMenu room={room.address} tab={current} />}
        <AddMenu room={room.address} />
        <button
          type="button"
          className="icon-button"
          aria-label={strings.addIns.hide}
          title={strings.addIns.hide}
          onClick={hide}
        >
          <Icon name="close" />
        </button>
      </header>
      {current ? <Beside key={current.id} room={room} tab={current} /> : <NoAddIns />}
    </aside>
  );
}
