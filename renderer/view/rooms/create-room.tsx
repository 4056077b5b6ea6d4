import { useEffect, useState } from 'react';
import type { RoomService } from '#renderer/store/facts.ts';
import { newDraft, problemsOf, type RoomDraft, settingsOf } from '#renderer/store/room-draft.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { RoomFields } from './room-fields.tsx';
import { generalFault } from './shown-fields.ts';
import { useRolePickers } from './use-role-pickers.ts';
import { useWrongInSight } from './use-wrong-in-sight.ts';

export function CreateRoom() {
  const { service } = useApp();
  const known = usePart(service, (state) => state.service);
  useEffect(() => void service.refresh(), [service]);
  const categories = known?.categories.filter(({ mayCreate }) => mayCreate);
  return (
    <ModalFrame title={strings.createRoom.title}>
      {!known && <Skeleton words={strings.createRoom.loading} lines={6} />}
      {categories?.length === 0 && (
        <p className="dialog-empty">
          <strong>{strings.createRoom.nowhere}</strong>
          {strings.createRoom.nowhereMore}
        </p>
      )}
      {known && categories?.[0] && <NewRoom service={known} categories={categories} />}
    </ModalFrame>
  );
}

interface Props {
  readonly service: RoomService;
  readonly categories: RoomService['categories'];
}

function NewRoom({ service, categories }: Props) {
  const { ask, place, navigation } = useApp();
  const { busy, fault, run } = useSubmit();
  const { first, draft, setDraft, language } = useNewDraft(categories);
  const [tried, setTried] = useState(0);
  const problems = problemsOf(draft);
  const { name, ...atOnce } = problems;
  const form = useWrongInSight(tried, fault);
  const { addIns, missing } = service;
  const about = { draft, categories, addIns, missing };
  const create = (): Promise<void> =>
    run(async () => {
      const { room } = await ask('rooms.create', settingsOf(draft, first));
      place.openDialog(null);
      navigation.show({ room });
    });
  return (
    <form
      ref={form}
      className="dialog-form room-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried((times) => times + 1);
        if (Object.keys(problems).length === 0) void create();
      }}
    >
      <RoomFields
        {...about}
        onChange={setDraft}
        problems={tried > 0 ? problems : atOnce}
        fault={fault}
        findFor={useRolePickers(draft, undefined)}
        language={language}
        isNew
      />
      <FaultNote fault={generalFault(fault, about)} />
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => place.openDialog(null)}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {busy ? strings.createRoom.creating : strings.createRoom.create}
        </button>
      </footer>
    </form>
  );
}

function useNewDraft(categories: RoomService['categories']) {
  const { account, host } = usePart(useApp().session, (state) => state);
  const [first] = useState(() => {
    const home = categories.find(({ isDefault }) => isDefault) ?? categories[0];
    const me = {
      address: account?.address ?? '',
      type: 'LocalUser',
      name: account?.displayName ?? '',
    } as const;
    return newDraft(home?.uri ?? '', me);
  });
  const [draft, setDraft] = useState<RoomDraft>(first);
  return { first, draft, setDraft, language: host.language };
}
