import type { Draft } from '#renderer/store/facts.ts';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';
import { ComposerHint } from './composer-hint.tsx';
import type { Fit } from './fit.ts';
import { isWhole } from './story-draft.ts';

interface Props {
  readonly draft: Draft;
  readonly fit: Fit;
  /** What sending is called here. */
  readonly send: string;
  readonly onImportant: () => void;
  readonly onStory: () => void;
}

/** Below the field: how it goes out, and out. */
export function ComposerTools({ draft, fit, send, onImportant, onStory }: Props) {
  const story = draft.storyTitle !== undefined;
  const whole = isWhole(draft);
  return (
    <div className="composer-tools">
      <button
        type="button"
        className="composer-toggle important-toggle"
        aria-pressed={draft.importance === 'Alert'}
        {...useKey('important', strings.composer.important)}
        onClick={onImportant}
      >
        <Icon name="important" />
        {strings.composer.important}
      </button>
      <button
        type="button"
        className="composer-toggle"
        aria-pressed={story}
        {...useKey('story', strings.composer.storyMore)}
        onClick={onStory}
      >
        <Icon name="story" />
        {strings.composer.story}
      </button>
      <ComposerHint fit={fit} story={story} untitled={story && !whole && draft.text.trim() !== ''} />
      {fit.kind === 'over' && fit.asStory && (
        <button type="button" className="button small" onClick={onStory}>
          {strings.composer.asStory}
        </button>
      )}
      <button type="submit" className="button primary send" aria-disabled={!whole || fit.kind === 'over'}>
        {send}
      </button>
    </div>
  );
}
