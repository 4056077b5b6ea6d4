import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { roomLeft } from './byte-count.ts';
import { CannotWrite } from './cannot-write.tsx';
import { ComposerHint } from './composer-hint.tsx';
import { useSend } from './use-send.ts';

/** Where one writes. What is written stays until the room has it, or is kept as a draft. */
export function Composer({ room }: { readonly room: RoomEntry }) {
  const { drafts, session } = useApp();
  const draft = usePart(drafts, ({ byRoom }) => byRoom.get(room.address)) ?? drafts.get(room.address);
  const limit = usePart(session, ({ limits }) => limits.messageSize);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = useSend(room.address);
  const left = roomLeft(draft.text, limit);
  const empty = draft.text.trim() === '';
  const important = draft.importance === 'Alert';

  useEffect(() => {
    // On a narrow screen a field in focus would cover what was come for with a keyboard.
    if (window.matchMedia('(min-width: 640px)').matches) field.current?.focus({ preventScroll: true });
  }, []);
  if (!room.canChat) return <CannotWrite room={room} />;

  const submit = (): void => {
    if (!empty && left.kind !== 'over') send(draft);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className={`composer${important ? ' important' : ''}${left.kind === 'over' ? ' over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="composer-box">
        <textarea
          ref={field}
          aria-label={strings.composer.name}
          aria-describedby="composer-hint"
          aria-invalid={left.kind === 'over'}
          placeholder={strings.composer.placeholder(tameName(room.name))}
          dir="auto"
          rows={1}
          value={draft.text}
          data-first-focus
          onChange={(event) => drafts.write({ ...draft, text: event.target.value })}
          onKeyDown={onKeyDown}
        />
        <div className="composer-tools">
          <button
            type="button"
            className="important-toggle"
            aria-pressed={important}
            title={strings.composer.important}
            onClick={() => drafts.write({ ...draft, importance: important ? 'Regular' : 'Alert' })}
          >
            <Icon name="important" />
            {strings.composer.important}
          </button>
          <ComposerHint left={left} />
          <button type="submit" className="button primary send" aria-disabled={empty || left.kind === 'over'}>
            {strings.composer.send}
          </button>
        </div>
      </div>
    </form>
  );
}
