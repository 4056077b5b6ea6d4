import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { namesOf } from '../parts/people/principal-name.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import type { Misfits } from './use-misfits.ts';

interface Props {
  readonly misfits: Misfits;
  /** What the public room is called. */
  readonly room: string;
  readonly adds: boolean;
  readonly onAdds: (adds: boolean) => void;
  /** What can be done about those who cannot be let in. */
  readonly mend: { readonly word: string; readonly run: () => void };
}

/** Who does not fit, and what mends it. */
export function MisfitNotes({ misfits, room, adds, onAdds, mend }: Props) {
  const language = usePart(useApp().session, ({ host }) => host.language);
  const { addable, outside, checking, fault } = misfits;
  const name = tameName(room);
  const words = strings.privateSide;
  return (
    <div className="misfits" aria-live="polite">
      {checking && <p className="hint late">{words.checking}</p>}
      <FaultNote fault={fault} />
      {addable.length > 0 && (
        <div className="misfit">
          <p>
            <Icon name="warning" />
            <bdi>
              {words.addable(
                namesOf(
                  addable.map(({ principal }) => principal),
                  language,
                ),
                name,
              )}
            </bdi>
          </p>
          <label className="option">
            <input type="checkbox" checked={adds} onChange={(event) => onAdds(event.target.checked)} />
            <bdi>{words.addThem(name)}</bdi>
          </label>
        </div>
      )}
      {outside.length > 0 && (
        <div className="misfit">
          <p>
            <Icon name="warning" />
            <bdi>
              {words.outside(
                namesOf(
                  outside.map(({ principal }) => principal),
                  language,
                ),
                name,
              )}
            </bdi>
          </p>
          <button type="button" className="button small" onClick={mend.run}>
            {mend.word}
          </button>
        </div>
      )}
    </div>
  );
}
