import { badgeKey } from '#renderer/store/add-ins.ts';
import type { ListedAddIn, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly room: RoomAddress;
  readonly addIn: ListedAddIn;
}

/** Where the add-in's frame stands; the frame itself lives elsewhere, because one that moves loads anew. */
export function FramePlace({ room, addIn: { id, name } }: Props) {
  const { addInFrames } = useApp();
  const status = usePart(addInFrames, ({ byPlace }) => byPlace.get(badgeKey(room, id)));
  return (
    <div className="add-in-place" data-pane="add-in page">
      {status?.state === 'ready' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a key that leads here leads on into the frame
        <span tabIndex={-1} data-first-focus onFocus={() => addInFrames.enter({ room, addIn: id })} />
      )}
      {status?.state === 'loading' && (
        <p className="add-in-loading" role="status">
          {strings.addIns.loading(tameName(name))}
        </p>
      )}
      {status?.state === 'over' && (
        <div className="add-in-state" role="alert">
          <h3 dir="auto">{tameName(name)}</h3>
          <p>{strings.addIns.trouble[status.trouble]}</p>
          <button type="button" className="button" onClick={() => addInFrames.reload({ room, addIn: id })}>
            {strings.addIns.reload}
          </button>
        </div>
      )}
    </div>
  );
}
