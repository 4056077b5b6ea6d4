import { useState } from 'react';
import type { Fault, RoomRecord } from '#renderer/store/facts.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { changesOf, draftOf, type RoomDraft } from '#renderer/store/room-draft.ts';
import { conflictsOf, mergeOf, type Versions } from '#renderer/store/room-merge.ts';
import { useApp } from '../app-context.ts';

export type Stage = 'edit' | 'review' | 'collision';

export interface RoomEdit {
  readonly stage: Stage;
  readonly base: RoomDraft;
  readonly draft: RoomDraft;
  /** In a collision: what the others made of it. */
  readonly versions: Versions | undefined;
  readonly fault: Fault | undefined;
  readonly busy: boolean;
  readonly change: (draft: RoomDraft) => void;
  readonly go: (stage: Stage) => void;
  /** After a collision, with what each field shall be. */
  readonly settle: (merged: RoomDraft) => void;
  readonly save: () => Promise<void>;
}

/** From what the room is to what it shall be; what others save meanwhile is never overwritten unseen. */
export function useRoomEdit(first: RoomRecord): RoomEdit {
  const { ask, place } = useApp();
  const [record, setRecord] = useState(first);
  const [draft, setDraft] = useState(() => draftOf(first));
  const [stage, setStage] = useState<Stage>('edit');
  const [versions, setVersions] = useState<Versions>();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const { address: room, revision } = record.information;
  const base = draftOf(record);

  async function collide(): Promise<void> {
    const theirs = (await ask('rooms.read', { room })).record;
    const found = { base, mine: draft, theirs: draftOf(theirs) };
    setRecord(theirs);
    setVersions(found);
    if (conflictsOf(found).length > 0) return setStage('collision');
    setDraft(mergeOf(found, new Set()));
    setStage('review');
  }
  async function attempt(): Promise<void> {
    const changes = changesOf(base, draft);
    await ask('rooms.save', { room, changes, ...(revision !== undefined && { revision }) });
    place.openDialog(null);
  }
  async function save(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    try {
      await attempt().catch(async (error: unknown) => {
        if (faultOf(error).code !== 'DataCollision') throw error;
        await collide();
      });
    } catch (error) {
      const why = faultOf(error);
      setFault(why);
      // What is wrong stands at its field.
      if (why.field !== undefined) setStage('edit');
    }
    setBusy(false);
  }
  return {
    ...{ stage, base, draft, versions, fault, busy, save },
    change: (next) => {
      setDraft(next);
      setFault(undefined);
    },
    go: setStage,
    settle: (merged) => {
      setDraft(merged);
      setStage('review');
    },
  };
}
