import { useEffect } from 'react';
import type { RoomRecord } from '#renderer/store/facts.ts';
import { changedFields, problemsOf } from '#renderer/store/room-draft.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { ChangeSummary } from './change-summary.tsx';
import { Collision } from './collision.tsx';
import { EndRoom } from './end-room.tsx';
import { RoomFields } from './room-fields.tsx';
import { generalFault } from './shown-fields.ts';
import { useRolePickers } from './use-role-pickers.ts';
import { type RoomEdit, useRoomEdit } from './use-room-edit.ts';
import { useWrongInSight } from './use-wrong-in-sight.ts';

export function EditForm({ record }: { readonly record: RoomRecord }) {
  const edit = useRoomEdit(record);
  if (edit.stage === 'collision' && edit.versions) {
    return <Collision versions={edit.versions} onSettle={edit.settle} />;
  }
  return edit.stage === 'review' ? (
    <Review edit={edit} record={record} />
  ) : (
    <Fields edit={edit} record={record} />
  );
}

interface Props {
  readonly edit: RoomEdit;
  readonly record: RoomRecord;
}

function Fields({ edit, record: { information } }: Props) {
  const { service, session, place } = useApp();
  const known = usePart(service, (state) => state.service);
  const language = usePart(session, ({ host }) => host.language);
  useEffect(() => void service.refresh(), [service]);
  const { draft, base, fault, change } = edit;
  const problems = problemsOf(draft);
  const form = useWrongInSight(0, fault);
  const changed = changedFields(base, draft).length > 0;
  const ready = changed && Object.keys(problems).length === 0;
  const home = { uri: information.category, name: information.categoryName };
  const categories = categoriesOf(home, known?.categories ?? []);
  const about = { draft, categories, addIns: known?.addIns ?? [], missing: information.missing };
  return (
    <form
      ref={form}
      className="dialog-form room-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) edit.go('review');
      }}
    >
      <RoomFields
        {...about}
        onChange={change}
        problems={problems}
        fault={fault}
        findFor={useRolePickers(draft, information.address)}
        language={language}
      />
      <EndRoom information={information} />
      <FaultNote fault={generalFault(fault, about)} />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => place.openDialog(null)}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" aria-disabled={!ready}>
          {strings.editRoom.review}
        </button>
      </footer>
    </form>
  );
}

function Review({ edit, record }: Props) {
  const { base, draft, fault, busy, save, go } = edit;
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ChangeSummary before={base} after={draft} room={record.information.address} />
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => go('edit')}>
          {strings.editRoom.back}
        </button>
        {/* biome-ignore lint/a11y/noAutofocus: the next step, and what it does stands above */}
        <button type="submit" className="button primary" autoFocus aria-disabled={busy}>
          {busy ? strings.editRoom.saving : strings.editRoom.save}
        </button>
      </footer>
    </form>
  );
}

type Categories = Parameters<typeof RoomFields>[0]['categories'];

/** Where the room is, and where it could be moved to. */
function categoriesOf(home: { readonly uri: string; readonly name: string }, all: Categories): Categories {
  const here = all.find(({ uri }) => uri === home.uri) ?? {
    ...home,
    ...{ description: '', isDefault: false, mayCreate: false },
    ...{ invitations: true, fileUpload: false, chatHistory: true },
  };
  return [here, ...all.filter(({ uri, mayCreate }) => mayCreate && uri !== home.uri)];
}
