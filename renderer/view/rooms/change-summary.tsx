import type { RoomAddress } from '#renderer/store/facts.ts';
import { type Consequences, consequencesOf } from '#renderer/store/room-consequences.ts';
import { changedFields, type DraftField, type RoomDraft } from '#renderer/store/room-draft.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { namesOf } from '../parts/people/principal-name.ts';
import { strings } from '../strings.ts';
import { fieldName, valueName } from './field-words.ts';
import { useOccupants, useOut, useOutOfScope } from './use-affected.ts';

interface Props {
  readonly before: RoomDraft;
  readonly after: RoomDraft;
  readonly room: RoomAddress;
}

/** Before anything is saved: what will be different, and for whom. */
export function ChangeSummary({ before, after, room }: Props) {
  const { session, service } = useApp();
  const { account, host } = usePart(session, (state) => state);
  const categories = usePart(service, (state) => state.service?.categories ?? []);
  const here = useOccupants(room);
  const strangers = useOutOfScope(before, after);
  const told = useOut(before, after, room);
  const consequences = consequencesOf(before, after, { here, out: told }, account?.address ?? '');
  const plain = changedFields(before, after).filter((field) => typeof after[field] === 'string');
  const value = (draft: RoomDraft, field: DraftField): string => valueName(draft, field, categories);
  const moved = before.category !== after.category;
  return (
    <section className="change-summary" aria-label={strings.editRoom.summary}>
      <h3>{strings.editRoom.summary}</h3>
      <ul>
        {plain.map((field) => (
          <li key={field}>
            <bdi>{strings.editRoom.value(fieldName(field), value(before, field), value(after, field))}</bdi>
          </li>
        ))}
        {listLines(consequences, host.language).map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      {warningsOf(consequences, host.language).map((text) => (
        <Warning key={text} text={text} />
      ))}
      {moved && (
        <Warning
          text={
            strangers.length > 0
              ? strings.editRoom.movedOut(namesOf(strangers, host.language))
              : strings.editRoom.moved
          }
        />
      )}
    </section>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p className="fault">
      <Icon name="warning" />
      <bdi>{text}</bdi>
    </p>
  );
}

function listLines({ lists }: Consequences, language: string): readonly string[] {
  return lists.flatMap(({ list, added, removed }) => [
    ...(added.length > 0 ? [strings.editRoom.added(strings.roomForm[list], namesOf(added, language))] : []),
    ...(removed.length > 0
      ? [strings.editRoom.removed(strings.roomForm[list], namesOf(removed, language))]
      : []),
  ]);
}

/** What reaches further than the words: who is let in, who goes, who falls silent. */
function warningsOf(
  { widened, narrowed, out, voice, resigning }: Consequences,
  language: string,
): readonly string[] {
  return [
    widened && strings.editRoom.widened[widened],
    narrowed && strings.editRoom.narrowed[narrowed],
    out.length > 0 && strings.editRoom.out(namesOf(out, language)),
    voice && strings.editRoom[voice],
    resigning && strings.editRoom.me,
  ].filter((text): text is string => typeof text === 'string' && text !== '');
}
