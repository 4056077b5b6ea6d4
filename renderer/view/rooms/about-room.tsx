import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { RoomCard } from './room-card.tsx';

/** The card of a room by itself. */
export function AboutRoom() {
  const room = usePart(useApp().place, (state) => state.dialogRoom);
  return (
    <ModalFrame title={strings.card.title}>
      {room !== null && (
        <div className="dialog-form">
          <RoomCard key={room} room={room} />
        </div>
      )}
    </ModalFrame>
  );
}
