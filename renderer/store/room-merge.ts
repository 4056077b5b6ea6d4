import { type DraftField, draftFields, type RoomDraft, sameValue } from './room-draft.ts';

/** What two people made of the same room: `base` is what both began with. */
export interface Versions {
  readonly base: RoomDraft;
  readonly mine: RoomDraft;
  readonly theirs: RoomDraft;
}

/** The fields that both changed, and not to the same. */
export function conflictsOf({ base, mine, theirs }: Versions): readonly DraftField[] {
  return draftFields.filter(
    (field) =>
      !sameValue(field, mine, base) && !sameValue(field, theirs, base) && !sameValue(field, mine, theirs),
  );
}

/** Theirs, with what only I changed, and with mine of the fields that I keep. */
export function mergeOf({ base, mine, theirs }: Versions, kept: ReadonlySet<DraftField>): RoomDraft {
  const conflicts = new Set(conflictsOf({ base, mine, theirs }));
  const fromMe = draftFields.filter((field) =>
    conflicts.has(field) ? kept.has(field) : !sameValue(field, mine, base),
  );
  return { ...theirs, ...Object.fromEntries(fromMe.map((field) => [field, mine[field]])) };
}
