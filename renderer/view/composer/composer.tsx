import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Draft, RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { addressed, retyped } from './address-people.ts';
import { CannotWrite } from './cannot-write.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { fitOf } from './fit.ts';
import { asMessage, asStory, isWhole } from './story-draft.ts';
import { Suggestions, suggestionId, suggestionsId } from './suggestions.tsx';
import { useCompletion } from './use-completion.ts';
import { useSend } from './use-send.ts';

/** Where one writes. What is written stays until the room has it, or is kept as a draft. */
export function Composer({ room }: { readonly room: RoomEntry }) {
  const { drafts, session } = useApp();
  const draft = usePart(drafts, ({ byRoom }) => byRoom.get(room.address)) ?? drafts.get(room.address);
  const limits = usePart(session, (state) => state.limits);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const send = useSend(room.address);
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
  useEffect(() => {
    if (wasStory.current !== story) (story ? title : field).current?.focus();
    wasStory.current = story;
  }, [story]);
  const ended = room.state === 'Terminated' && room.trouble !== undefined;
  if (!room.canChat || ended) return <CannotWrite room={room} />;

  const submit = (): void => {
    if (isWhole(draft) && fit.kind !== 'over') send(draft);
    (story && draft.storyTitle?.trim() === '' ? title : field).current?.focus();
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
      className={classOf(draft, fit.kind === 'over')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Suggestions completion={completion} />
      <div className="composer-box">
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
          ref={field}
          aria-label={strings.composer.name}
          aria-describedby="composer-hint"
          aria-invalid={fit.kind === 'over'}
          aria-autocomplete="list"
          aria-controls={completion.suggestions.length > 0 ? suggestionsId : undefined}
          aria-activedescendant={
            completion.suggestions.length > 0 ? suggestionId(completion.chosen) : undefined
          }
          placeholder={story ? strings.composer.storyBody : strings.composer.placeholder(tameName(room.name))}
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
        />
        <ComposerTools
          draft={draft}
          fit={fit}
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

function classOf({ importance, storyTitle }: Draft, over: boolean): string {
  const names = ['composer'];
  if (importance === 'Alert') names.push('important');
  if (storyTitle !== undefined) names.push('story');
  if (over) names.push('over');
  return names.join(' ');
}
