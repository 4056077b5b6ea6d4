import { useState } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp } from '../app-context.ts';
import { BackToRooms } from '../back-to-rooms.tsx';
import { Icon } from '../icons.tsx';
import { onDemand } from '../on-demand.tsx';
import { useKey } from '../parts/use-key.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { usePane } from '../use-pane.ts';
import { AddInsButton } from './add-ins-button.tsx';
import { Fetching } from './fetching.tsx';
import { GoTo } from './go-to.tsx';
import { RequestsButton } from './requests-button.tsx';
import { SearchHere } from './search-here.tsx';

const RoomMenu = onDemand(async () => (await import('../parts/room-menu.tsx')).RoomMenu);

/** What room this is, and what can be done with it. */
export function RoomHeader({ room }: { readonly room: ListedRoom }) {
  const { place } = useApp();
  const pane = usePane(room.address);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const name = tameName(room.name);
  return (
    <header className="room-header">
      <BackToRooms />
      <div className="room-title">
        <div className="room-name">
          <RoomIcon room={room} />
          <h1 className="clip" dir="auto" title={name}>
            {name}
          </h1>
        </div>
        <p>
          <bdi className="facts">{factsOf(room)}</bdi>
          {room.privateRoom && <PrivateSide room={room.privateRoom} />}
          <Fetching room={room.address} />
          {room.description !== '' && (
            <bdi className="description clip" title={tameName(room.description)}>
              {tameName(room.description)}
            </bdi>
          )}
        </p>
      </div>
      <RequestsButton room={room} />
      {room.privateRoom && <RequestsButton room={room.privateRoom} />}
      <SearchHere room={room} />
      <GoTo room={room} />
      <AddInsButton room={room} />
      <button
        type="button"
        className="icon-button"
        aria-label={strings.room.people}
        {...useKey('people', strings.room.people)}
        aria-pressed={pane === 'people'}
        onClick={() => place.showPane(pane === 'people' ? null : 'people')}
      >
        <Icon name="people" />
      </button>
      <button
        type="button"
        className="icon-button"
        ref={setAnchor}
        aria-label={strings.room.menu}
        title={strings.room.menu}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && anchor && (
        <RoomMenu room={room} anchor={anchor} placement="bottom end" onClose={() => setOpen(false)} />
      )}
    </header>
  );
}

/** The other half of a logical room, which outsiders do not know of. */
function PrivateSide({ room }: { readonly room: RoomEntry }) {
  const name = strings.audience.header(tameName(room.name));
  const here = room.occupants !== undefined && room.state === 'Established';
  return (
    <span className="private-side" title={name}>
      <Icon name="secret" />
      <bdi className="clip">{here ? `${name} · ${strings.room.here(room.occupants)}` : name}</bdi>
    </span>
  );
}

function factsOf({ privacy, behavior, occupants, state, imported }: RoomEntry): string {
  const facts: string[] = [imported ? strings.rooms.archive : strings.rooms.kind[privacy]];
  if (behavior === 'Auditorium') facts.push(strings.rooms.auditorium);
  if (occupants !== undefined && state === 'Established') facts.push(strings.room.here(occupants));
  return facts.join(' · ');
}
