import { useState } from 'react';
import type { DraftField, RoomDraft } from '#renderer/store/room-draft.ts';
import { conflictsOf, mergeOf, type Versions } from '#renderer/store/room-merge.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { fieldName, valueName } from './field-words.ts';

interface Props {
  readonly versions: Versions;
  readonly onSettle: (merged: RoomDraft) => void;
}

/** Two saved the same room: for each field that both changed, whose word counts. */
export function Collision({ versions, onSettle }: Props) {
  const categories = usePart(useApp().service, (state) => state.service?.categories ?? []);
  const [mine, setMine] = useState<ReadonlySet<DraftField>>(new Set());
  const choose = (field: DraftField, keep: boolean): void => {
    const next = new Set(mine);
    if (keep) next.add(field);
    else next.delete(field);
    setMine(next);
  };
  const value = (draft: RoomDraft, field: DraftField): string => valueName(draft, field, categories);
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSettle(mergeOf(versions, mine));
      }}
    >
      <div role="alert" className="collision-head">
        <h3>{strings.editRoom.collision}</h3>
        <p className="hint">{strings.editRoom.collisionMore}</p>
      </div>
      {conflictsOf(versions).map((field) => (
        <fieldset key={field} className="field">
          <legend className="label">{fieldName(field)}</legend>
          <Side
            field={field}
            word={strings.editRoom.theirs}
            value={value(versions.theirs, field)}
            chosen={!mine.has(field)}
            onChoose={() => choose(field, false)}
          />
          <Side
            field={field}
            word={strings.editRoom.mine}
            value={value(versions.mine, field)}
            chosen={mine.has(field)}
            onChoose={() => choose(field, true)}
          />
        </fieldset>
      ))}
      <footer className="dialog-foot">
        <button type="submit" className="button primary">
          {strings.editRoom.goOn}
        </button>
      </footer>
    </form>
  );
}

interface SideProps {
  readonly field: DraftField;
  readonly word: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Side({ field, word, value, chosen, onChoose }: SideProps) {
  return (
    <label className="option">
      <input type="radio" name={`collision-${field}`} checked={chosen} onChange={onChoose} />
      <span>
        <strong>{word}</strong> <bdi>{value}</bdi>
      </span>
    </label>
  );
}
