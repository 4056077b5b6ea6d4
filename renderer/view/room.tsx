import { useRef } from 'react';
import { type ListedRoom, listedId, sidesOf } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from './app-context.ts';
import { AudienceIntro } from './audience-intro.tsx';
import { Composer } from './composer/composer.tsx';
import { Bird } from './icons.tsx';
import { onDemand } from './on-demand.tsx';
import { People } from './people/people.tsx';
import { RoomHeader } from './room-header/room-header.tsx';
import { strings } from './strings.ts';
import { Timeline } from './timeline/timeline.tsx';
import { usePane } from './use-pane.ts';
import { useOpenListed } from './use-room.ts';

const AddInPane = onDemand(async () => (await import('./add-ins/add-in-pane.tsx')).AddInPane);

/** The room that is open: header, timeline, composer, and the pane beside them. */
export function Room() {
  const { place, rooms } = useApp();
  const address = usePart(place, (state) => state.room);
  const pane = usePane(address);
  const none = usePart(rooms, ({ byAddress }) => byAddress.size === 0);
  const room = useOpenListed();
  const stay = useStay(room);
  if (address === null) return none ? <NoRooms /> : <NothingOpen />;
  if (!room) return <RoomGone />;
  return (
    <div className="room">
      <RoomHeader room={room} />
      {room.privateRoom && <AudienceIntro room={room} privateRoom={room.privateRoom} />}
      <div className="room-body">
        <div className="talk">
          <Timeline />
          <div className="composer-place">
            <Composer key={stay} room={room} />
          </div>
        </div>
        {pane === 'people' && <People key={listedId(room)} room={room} />}
        {pane === 'add-ins' && <AddInPane room={room} />}
      </div>
    </div>
  );
}

/** The same while one room becomes a side of two, or two become one: the field keeps its focus, and takes none. */
function useStay(room: ListedRoom | undefined): number {
  const stay = useRef<{ key: number; sides: readonly string[] }>({ key: 0, sides: [] });
  const sides = room ? sidesOf(room).map(({ address }) => address) : [];
  const { key, sides: before } = stay.current;
  const same = sides.some((side) => before.includes(side));
  stay.current = { key: same ? key : key + Number(before.join() !== sides.join()), sides };
  return stay.current.key;
}

/** Whether there are none is known when the server was asked. */
function NoRooms() {
  const online = usePart(useApp().session, ({ connection }) => connection.state === 'online');
  if (!online)
    return (
      <div className="state late">
        <Bird size={56} />
        <h2>{strings.rooms.notHere}</h2>
        <p>{strings.rooms.notHereMore}</p>
      </div>
    );
  return (
    <div className="state">
      <Bird size={56} />
      <h2>{strings.rooms.none}</h2>
      <p>{strings.rooms.noneMore}</p>
      <RoomActions />
    </div>
  );
}

/** The two ways to a room, where there is none to be in. */
function RoomActions() {
  const { place } = useApp();
  return (
    <p className="state-actions">
      <button type="button" className="button primary" onClick={() => place.openDialog('find rooms')}>
        {strings.rooms.find}
      </button>
      <button type="button" className="button" onClick={() => place.openDialog('create room')}>
        {strings.rooms.create}
      </button>
    </p>
  );
}

function NothingOpen() {
  return (
    <div className="state">
      <Bird size={56} />
      <h2>{strings.room.nothingOpen}</h2>
      <p>{strings.room.nothingOpenMore}</p>
      <RoomActions />
    </div>
  );
}

function RoomGone() {
  const { navigation } = useApp();
  return (
    <div className="state">
      <h2>{strings.room.gone}</h2>
      <p>{strings.room.goneMore}</p>
      <button type="button" className="button" onClick={navigation.closeRoom}>
        {strings.back}
      </button>
    </div>
  );
}
