import type { AddInPlace, RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly room: RoomAddress;
  readonly place: AddInPlace;
}

/** The managers chose one that was never installed here. */
export function NotHere({ room, place: { name, url } }: Props) {
  const { place } = useApp();
  return (
    <div className="add-in-state">
      <h3 dir="auto">{strings.addIns.notHere(tameName(name))}</h3>
      {url !== undefined && (
        <>
          <p dir="auto">{strings.addIns.notHereMore(tame(url))}</p>
          <button type="button" className="button" onClick={() => place.openDialog('get add-in', room)}>
            {strings.addIns.getIt}
          </button>
        </>
      )}
    </div>
  );
}
