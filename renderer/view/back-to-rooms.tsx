import { useApp } from './app-context.ts';
import { Icon } from './icons.tsx';
import { strings } from './strings.ts';

/** In a narrow window: back to the list. */
export function BackToRooms() {
  const { place } = useApp();
  return (
    <button
      type="button"
      className="icon-button to-rooms"
      aria-label={strings.room.showRooms}
      onClick={place.showRooms}
    >
      <Icon name="back" />
    </button>
  );
}
