import { useEffect } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { AddInEntry } from './add-in-entry.tsx';
import { useGrants } from './use-grants.ts';

/** Everything on this device, and what each may do where: it can all be taken back here, and holds at once. */
export function AddInList() {
  const { addIns, place } = useApp();
  const known = usePart(addIns, (state) => state.known);
  const grants = useGrants();
  useEffect(() => void addIns.load(), [addIns]);
  return (
    <ModalFrame title={strings.addInList.title}>
      {known.size === 0 ? (
        <div className="dialog-empty">
          <strong>{strings.addInList.none}</strong>
          <span>{strings.addInList.noneMore}</span>
        </div>
      ) : (
        <ul className="add-in-list">
          {[...known.values()].map((addIn) => (
            <AddInEntry
              key={addIn.id}
              addIn={addIn}
              grants={grants.filter((grant) => grant.addIn === addIn.id)}
            />
          ))}
        </ul>
      )}
      <footer className="add-in-list-foot">
        <button type="button" className="button" onClick={() => place.openDialog('get add-in')}>
          {strings.addIns.get}
        </button>
      </footer>
    </ModalFrame>
  );
}
