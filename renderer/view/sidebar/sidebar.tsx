import { useApp, usePart } from '../app-context.ts';
import { Bird, Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';
import { RoomList } from './room-list.tsx';
import { SidebarEdge } from './sidebar-edge.tsx';

interface Props {
  /** The search field, from its own area. */
  readonly search: React.ReactNode;
  /** What waits for an answer. */
  readonly waiting: React.ReactNode;
  /** What collects messages of many rooms. */
  readonly feeds: React.ReactNode;
  /** Who is signed in, and how. */
  readonly who: React.ReactNode;
}

/** Left: what one follows, and who one is. */
export function Sidebar({ search, waiting, feeds, who }: Props) {
  const { place } = useApp();
  const warning = usePart(useApp().session, ({ host }) => host.warning);
  return (
    <aside className="sidebar" data-pane="rooms" aria-label={strings.rooms.column}>
      <header className="sidebar-head">
        <Bird size={24} />
        <h1>{strings.perch}</h1>
        <button
          type="button"
          className="icon-button"
          aria-label={strings.rooms.add}
          {...useKey('find rooms', strings.rooms.add)}
          onClick={() => place.openDialog('find rooms')}
        >
          <Icon name="plus" />
        </button>
      </header>
      {search}
      {waiting}
      {feeds}
      <RoomList />
      {warning && <p className="host-warning">{warning}</p>}
      {who}
      <SidebarEdge />
    </aside>
  );
}
