import { useId } from 'react';
import type { Mention } from '#electron/model/text/message-part.ts';
import { Icon } from '#renderer/view/icons.tsx';
import { tame, tameName } from '#renderer/view/plain-text.ts';
import { useFold } from './folds.ts';
import { StyledText } from './message-text.tsx';

interface Props {
  readonly row: string;
  readonly title: string;
  readonly text: string;
  readonly mentionsMe: boolean;
  readonly mentions: readonly Mention[];
  /** Somebody came for something in it. */
  readonly unfolded: boolean;
}

/** A title, and a body that is there for those who want to read it. */
export function Story({ row, title, text, mentionsMe, mentions, unfolded }: Props) {
  const [open, toggle] = useFold(row, unfolded || isShort(text));
  const body = useId();
  return (
    <div className="story-sheet">
      <h2>
        <button
          type="button"
          className="story-title"
          aria-expanded={open}
          aria-controls={body}
          onClick={toggle}
        >
          <Icon name="chevron" />
          <span dir="auto">{tameName(title)}</span>
        </button>
      </h2>
      <div id={body} className="story-body">
        {open ? (
          <StyledText text={text} mentionsMe={mentionsMe} mentions={mentions} />
        ) : (
          <p className="story-preview" dir="auto">
            {previewOf(text)}
          </p>
        )}
      </div>
    </div>
  );
}

/** Nothing would be saved by folding it. */
export function isShort(text: string): boolean {
  return text.length <= 200 && text.split('\n', 4).length <= 3;
}

/** The beginning in one stretch, without anything to press: what cannot be seen must not take the focus. */
function previewOf(text: string): string {
  return tame(text.slice(0, 1000)).replace(/\s+/gu, ' ').trim().slice(0, 400).toWellFormed();
}
