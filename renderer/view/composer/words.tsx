import type { KeyboardEvent, RefObject } from 'react';
import type { Draft, RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { retyped } from './address-people.ts';
import { suggestionId, suggestionsId } from './suggestions.tsx';
import type { AudienceChoice } from './use-audience.ts';
import type { Completion } from './use-completion.ts';
import type { GuardedWords } from './use-guarded-words.ts';

interface Props {
  readonly room: RoomEntry;
  readonly draft: Draft;
  readonly choice: AudienceChoice | undefined;
  readonly over: boolean;
  readonly completion: Completion;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly title: RefObject<HTMLInputElement | null>;
  /** What is put into either of them. */
  readonly guards: { readonly field: GuardedWords; readonly title: GuardedWords };
  readonly onSend: () => void;
}

/** The words themselves: a text, or a title and a text. Each room has fields of its own, with an undo of their own. */
export function Words({ room, draft, choice, over, completion, field, title, guards, onSend }: Props) {
  const { drafts } = useApp();
  const story = draft.storyTitle !== undefined;
  const { suggestions, chosen } = completion;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (completion.onKey(event)) return;
    if (!sends(event, story)) return;
    event.preventDefault();
    onSend();
  };
  const onTitleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) onSend();
    else field.current?.focus();
  };
  return (
    <>
      {story && (
        <input
          key={`${room.address} title`}
          ref={title}
          className="composer-title"
          aria-label={strings.composer.title}
          placeholder={strings.composer.title}
          dir="auto"
          maxLength={256}
          value={draft.storyTitle}
          onChange={(event) => drafts.write({ ...draft, storyTitle: event.target.value })}
          onKeyDown={onTitleKey}
          {...guards.title.handlers}
        />
      )}
      <textarea
        key={room.address}
        ref={field}
        aria-label={strings.composer.name}
        aria-describedby={choice ? 'composer-audience composer-hint' : 'composer-hint'}
        aria-invalid={over}
        aria-autocomplete="list"
        aria-controls={suggestions.length > 0 ? suggestionsId : undefined}
        aria-activedescendant={suggestions.length > 0 ? suggestionId(chosen) : undefined}
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
        {...guards.field.handlers}
      />
    </>
  );
}

/** In a story Enter begins a line; while an input method composes, it belongs to that. */
function sends({ key, shiftKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent, story: boolean): boolean {
  if (key !== 'Enter' || shiftKey || nativeEvent.isComposing) return false;
  return !story || ctrlKey || metaKey;
}

function placeholderOf({ name }: RoomEntry, choice: AudienceChoice | undefined): string {
  if (choice) return strings.audience.placeholder[choice.audience];
  return strings.composer.placeholder(tameName(name));
}
