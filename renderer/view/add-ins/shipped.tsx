import { useEffect, useState } from 'react';
import type { AddIn, ShippedAddIn } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

interface Props {
  readonly onFound: (inspected: { readonly token: string; readonly addIn: AddIn }) => void;
}

/** What Perch brings along and is not installed; nothing where there is none. */
export function Shipped({ onFound }: Props) {
  const { ask, addIns } = useApp();
  const known = usePart(addIns, (state) => state.known);
  const { fault, run } = useSubmit();
  const others = useShipped().filter(({ addIn }) => !known.has(addIn.id));
  if (others.length === 0) return null;
  return (
    <section className="field" aria-labelledby="shipped">
      <h3 className="label" id="shipped">
        {strings.getAddIn.shipped}
      </h3>
      <ul className="shipped">
        {others.map(({ path, addIn: { id, name, description } }) => (
          <li key={id}>
            <button
              type="button"
              className="button plain"
              onClick={() =>
                void run(async () => onFound(await ask('addIns.inspect', { from: { kind: 'folder', path } })))
              }
            >
              {tameName(name)}
            </button>
            <span className="hint">{tame(description)}</span>
          </li>
        ))}
      </ul>
      <FaultNote fault={fault} />
    </section>
  );
}

/** Without an answer one can have others all the same. */
function useShipped(): readonly ShippedAddIn[] {
  const { ask } = useApp();
  const [shipped, setShipped] = useState<readonly ShippedAddIn[]>([]);
  useEffect(() => {
    let wanted = true;
    ask('addIns.shipped', {}).then(
      (told) => wanted && setShipped(told.shipped),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  return shipped;
}
