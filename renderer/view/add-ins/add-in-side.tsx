import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import { useAddInRoom } from '../use-add-in-pane.ts';

interface Props {
  readonly room: RoomEntry;
  readonly privateRoom: RoomEntry;
}

/** In a logical room an add-in sees one of both sides: whose add-ins are shown. */
export function AddInSide({ room, privateRoom }: Props) {
  const { addIns } = useApp();
  const isPrivate = useAddInRoom() === privateRoom.address;
  return (
    <fieldset className="audience-switch add-in-side" aria-label={strings.audience.addIns}>
      <button
        type="button"
        className={isPrivate ? 'audience-side private chosen' : 'audience-side private'}
        aria-pressed={isPrivate}
        onClick={() => addIns.showOf(privateRoom.address)}
      >
        <Icon name="secret" />
        {strings.audience.private}
      </button>
      <button
        type="button"
        className={isPrivate ? 'audience-side' : 'audience-side chosen'}
        aria-pressed={!isPrivate}
        onClick={() => addIns.showOf(null)}
      >
        <RoomIcon room={room} />
        {strings.audience.public}
      </button>
    </fieldset>
  );
}
