import { useRef, useState } from 'react';
import type { Draft, RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { addressed } from './address-people.ts';
import { AudienceSwitch } from './audience-switch.tsx';
import { CannotWrite } from './cannot-write.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { fitOf } from './fit.ts';
import { Interrupted } from './interrupted.tsx';
import { Questions, type Repeats } from './questions.tsx';
import { asMessage, asStory, isWhole } from './story-draft.ts';
import { Suggestions } from './suggestions.tsx';
import { type AudienceChoice, useAudience } from './use-audience.ts';
import { useCompletion } from './use-completion.ts';
import { useFieldFocus } from './use-field-focus.ts';
import { useGuardedWords } from './use-guarded-words.ts';
import { useOpened } from './use-opened.ts';
import { useQuoting } from './use-quoting.ts';
import { useSend } from './use-send.ts';
import { Words } from './words.tsx';

/** Where one writes. In a logical room it is the field of one of both rooms, and says of which. */
export function Composer({ room }: { readonly room: ListedRoom }) {
  const { audiences } = useApp();
  const choice = useAudience(room);
  const interrupted = usePart(audiences, (state) => state.interrupted === room.address);
  if (interrupted) return <Interrupted />;
  const side = choice?.audience === 'private' ? choice.privateRoom : room;
  const ended = side.state === 'Terminated' && side.trouble !== undefined;
  if (side.canChat && !ended) return <Field room={side} choice={choice} />;
  return <CannotWrite room={side}>{choice && <AudienceSwitch choice={choice} />}</CannotWrite>;
}

interface Props {
  readonly room: RoomEntry;
  readonly choice: AudienceChoice | undefined;
}

/** What is written stays until the room has it, or is kept as a draft. */
function Field({ room, choice }: Props) {
  const { audiences, drafts, session } = useApp();
  const draft = usePart(drafts, ({ byRoom }) => byRoom.get(room.address)) ?? drafts.get(room.address);
  const limits = usePart(session, (state) => state.limits);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const [repeats, setRepeats] = useState<Repeats>();
  const asks = (refused: Draft, saidIn?: RoomAddress): void => {
    setRepeats({ refused, saidIn });
    // What is asked about stands in sight, unless something else was begun meanwhile.
    const own = choice?.privateRoom.address ?? '';
    if (drafts.get(own).text === '') audiences.choose(own, 'public');
  };
  const send = useSend(choice && asks);
  const guards = { field: useGuardedWords(field, room), title: useGuardedWords(title, room) };
  const completion = useCompletion(field, room.address, (mention) =>
    drafts.write(addressed(drafts.get(room.address), mention)),
  );
  const fit = fitOf(draft, limits);
  const opened = useOpened(room, draft);
  useFieldFocus({ field, title }, draft);
  useQuoting(room, choice, guards.field);

  const submit = (): void => {
    (draft.storyTitle?.trim() === '' ? title : field).current?.focus();
    if (!isWhole(draft) || fit.kind === 'over' || opened.asks()) return;
    send(draft);
    choice?.posted();
  };
  const sendOpened = (yes: boolean): void => {
    opened.close();
    if (!yes || !isWhole(draft) || fit.kind === 'over') return;
    send({ ...draft, privacy: room.privacy });
    choice?.posted();
  };
  const sendRepeated = (refused: Draft | undefined): void => {
    setRepeats(undefined);
    const now = refused && drafts.get(refused.room);
    if (now && isWhole(now)) {
      send(now, { widerAudience: true });
      choice?.posted();
    } else if (choice) audiences.choose(choice.privateRoom.address, 'public');
  };
  return (
    <form
      className={classOf(draft, fit.kind === 'over', choice)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Suggestions completion={completion} />
      <div className="composer-box">
        {choice && <AudienceSwitch choice={choice} />}
        <Questions
          room={room}
          choice={choice}
          guarded={guards.title.held ? guards.title : guards.field}
          repeats={repeats}
          opened={opened.asking}
          onOpened={sendOpened}
          onSend={sendRepeated}
          onDone={() => field.current?.focus()}
        />
        <Words
          {...{ room, draft, choice, completion, field, title, guards }}
          over={fit.kind === 'over'}
          onSend={submit}
        />
        <ComposerTools
          draft={draft}
          fit={fit}
          send={choice ? strings.audience.send[choice.audience] : strings.composer.send}
          onImportant={() =>
            drafts.write({ ...draft, importance: draft.importance === 'Alert' ? 'Regular' : 'Alert' })
          }
          onStory={() => drafts.write(draft.storyTitle === undefined ? asStory(draft) : asMessage(draft))}
        />
      </div>
    </form>
  );
}

function classOf(
  { importance, storyTitle }: Draft,
  over: boolean,
  choice: AudienceChoice | undefined,
): string {
  const names = ['composer'];
  if (choice) names.push(choice.audience);
  if (importance === 'Alert') names.push('important');
  if (storyTitle !== undefined) names.push('story');
  if (over) names.push('over');
  return names.join(' ');
}
