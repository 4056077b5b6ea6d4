import { useMemo } from 'react';
import type { Mention } from '#electron/model/text/message-part.ts';
import { movedMentions } from '#electron/model/text/moved-mentions.ts';
import { styledText } from '#electron/model/text/styled-text.ts';
import { tame } from '#renderer/view/plain-text.ts';
import { strings } from '#renderer/view/strings.ts';
import { useFold } from './folds.ts';
import { Blocks } from './styled.tsx';
import { useMentions } from './use-mentions.ts';

interface Props {
  readonly row: string;
  readonly text: string;
  readonly mentionsMe: boolean;
  readonly mentions?: readonly Mention[];
  readonly unfolded: boolean;
}

const foldAt = 6000;
const nobody: readonly Mention[] = [];

/** What somebody wrote, styled; what is endless folds. */
export function MessageText({ row, text, unfolded, ...named }: Props) {
  const [open, toggle] = useFold(row, unfolded);
  const foldable = text.length > foldAt;
  return (
    <>
      <StyledText text={foldable && !open ? text.slice(0, foldAt) : text} {...named} />
      {foldable && (
        <button type="button" className="button plain small fold" aria-expanded={open} onClick={toggle}>
          {open ? strings.timeline.less : strings.timeline.shortened}
        </button>
      )}
    </>
  );
}

export function StyledText({
  text,
  mentionsMe,
  mentions = nobody,
}: Pick<Props, 'text' | 'mentionsMe' | 'mentions'>) {
  const shown = useMemo(() => tame(text), [text]);
  const mentionsIn = useMentions(mentionsMe, movedMentions(mentions, text, shown));
  const blocks = styledText(shown, mentionsIn(shown));
  return (
    <div className="text" dir="auto">
      <Blocks blocks={blocks} />
    </div>
  );
}
