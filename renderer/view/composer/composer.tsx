import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Draft, RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { addressed, retyped } from './address-people.ts';
import { AudienceSwitch } from './audience-switch.tsx';
import { CannotWrite } from './cannot-write.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { fitOf } from './fit.ts';
import { Interrupted } from './interrupted.tsx';
import { Questions } from './questions.tsx';
import { asMessage, asStory, isWhole } from './story-draft.ts';
import { Suggestions, suggestionId, suggestionsId } from './suggestions.tsx';
import { type AudienceChoice, useAudience } from './use-audience.ts';
import { useCompletion } from './use-completion.ts';
import { useGuardedWords } from './use-guarded-words.ts';
import { useSend } from './use-send.ts';

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
  const { drafts, session } = useApp();
  const draft = usePart(drafts, ({ byRoom }) => byRoom.get(room.address)) ?? drafts.get(room.address);
  const limits = usePart(session, (state) => state.limits);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const [repeats, setRepeats] = useState<Draft>();
  const send = useSend(choice && setRepeats);
  const guarded = useGuardedWords(field, room);
  const completion = useCompletion(field, room.address, (mention) =>
    drafts.write(addressed(drafts.get(room.address), mention)),
  );
  const fit = fitOf(draft, limits);
  const story = draft.storyTitle !== undefined;

  useEffect(() => {
    // On a narrow screen a field in focus would cover what was come for with a keyboard.
    if (window.matchMedia('(min-width: 640px)').matches) field.current?.focus({ preventScroll: true });
  }, []);
  const wasStory = useRef(story);
  const wasIn = useRef(room.address);
  useEffect(() => {
    if (wasStory.current !== story && wasIn.current === room.address)
      (story ? title : field).current?.focus();
    wasStory.current = story;
  }, [story, room.address]);
  useLayoutEffect(() => {
    // Each audience has a field of its own, which takes over the focus and the place of the one before.
    if (wasIn.current !== room.address && document.activeElement === document.body) {
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(draft.text.length, draft.text.length);
    }
    wasIn.current = room.address;
  }, [room.address, draft.text.length]);

  const submit = (): void => {
    const isTitleMissing = story && draft.storyTitle?.trim() === '';
    (isTitleMissing ? title : field).current?.focus();
    if (!isWhole(draft) || fit.kind === 'over') return;
    send(draft);
    choice?.posted();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (completion.onKey(event)) return;
    if (!sends(event, story)) return;
    event.preventDefault();
    submit();
  };
  const onTitleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) submit();
    else field.current?.focus();
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
          guarded={guarded}
          repeats={repeats}
          onSend={(again) => {
            setRepeats(undefined);
            if (again) send(drafts.get(again.room), { widerAudience: true });
            else choice?.choose('public');
          }}
          onDone={() => field.current?.focus()}
        />
        {story && (
          <input
            ref={title}
            className="composer-title"
            aria-label={strings.composer.title}
            placeholder={strings.composer.title}
            dir="auto"
            maxLength={256}
            value={draft.storyTitle}
            onChange={(event) => drafts.write({ ...draft, storyTitle: event.target.value })}
            onKeyDown={onTitleKey}
          />
        )}
        <textarea
          key={room.address}
          ref={field}
          aria-label={strings.composer.name}
          aria-describedby={choice ? 'composer-audience composer-hint' : 'composer-hint'}
          aria-invalid={fit.kind === 'over'}
          aria-autocomplete="list"
          aria-controls={completion.suggestions.length > 0 ? suggestionsId : undefined}
          aria-activedescendant={
            completion.suggestions.length > 0 ? suggestionId(completion.chosen) : undefined
          }
          placeholder={story ? strings.composer.storyBody : placeholderOf(room, choice)}
          dir="auto"
          rows={1}
          value={draft.text}
          data-first-focus
          onChange={(event) => {
            drafts.write(retyped(draft, event.target.value));
            completion.look();
          }}
          onSelect={completion.look}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
          {...guarded.handlers}
        />
        <ComposerTools
          draft={draft}
          fit={fit}
          send={choice ? strings.audience.send[choice.audience] : strings.composer.send}
          onImportant={() =>
            drafts.write({ ...draft, importance: draft.importance === 'Alert' ? 'Regular' : 'Alert' })
          }
          onStory={() => drafts.write(story ? asMessage(draft) : asStory(draft))}
        />
      </div>
    </form>
  );
}

/** In a story Enter begins a line; while an input method composes, it belongs to that. */
function sends({ key, shiftKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent, story: boolean): boolean {
  if (key !== 'Enter' || shiftKey || nativeEvent.isComposing) return false;
  return !story || ctrlKey || metaKey;
}

function placeholderOf({ name }: RoomEntry, choice: AudienceChoice | undefined): string {
  return choice
    ? strings.audience.placeholder[choice.audience]
    : strings.composer.placeholder(tameName(name));
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
