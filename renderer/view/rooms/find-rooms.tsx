import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Fault, RoomProperties } from '#renderer/store/facts.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { FoundRoom } from './found-room.tsx';

/** More rows than these are not drawn: narrower words are quicker than scrolling. */
const most = 200;

/** The rooms of the chat service that one may see. */
export function FindRooms() {
  const { place } = useApp();
  const [text, setText] = useState('');
  const { rooms, fault } = useDirectory();
  const wanted = useDeferredValue(text.trim().toLocaleLowerCase());
  const found = useMemo(
    () => rooms?.filter((room) => `${room.name}\n${room.description}`.toLocaleLowerCase().includes(wanted)),
    [rooms, wanted],
  );
  return (
    <ModalFrame title={strings.findRooms.title}>
      <div className="dialog-tools">
        <input
          className="input"
          type="text"
          aria-label={strings.findRooms.filter}
          placeholder={strings.findRooms.filter}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className="button" onClick={() => place.openDialog('create room')}>
          <Icon name="plus" />
          {strings.findRooms.create}
        </button>
      </div>
      <FaultNote fault={fault} />
      {!rooms && !fault && <p className="dialog-empty late">{strings.findRooms.loading}</p>}
      {found?.length === 0 && (
        <p className="dialog-empty">
          <strong>{strings.findRooms.nothing}</strong>
          {strings.findRooms.nothingMore}
        </p>
      )}
      {found && found.length > 0 && (
        <ul className="found-rooms" aria-label={strings.findRooms.list}>
          {found.slice(0, most).map((room) => (
            <FoundRoom key={room.address} room={room} />
          ))}
        </ul>
      )}
    </ModalFrame>
  );
}

interface Directory {
  readonly rooms?: readonly RoomProperties[];
  readonly fault?: Fault;
}

/** Asked once; what is typed then only chooses among the answers. */
function useDirectory(): Directory {
  const { ask } = useApp();
  const [directory, setDirectory] = useState<Directory>({});
  useEffect(() => {
    let wanted = true;
    ask('rooms.find', { text: '' }).then(
      ({ rooms }) => wanted && setDirectory({ rooms }),
      (error: unknown) => wanted && setDirectory({ fault: faultOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  return directory;
}
