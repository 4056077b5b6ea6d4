import { useMemo } from 'react';
import { styledText } from '#electron/model/text/styled-text.ts';
import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useFold } from './folds.ts';
import { Blocks } from './styled.tsx';
import { useMentions } from './use-mentions.ts';

interface Props {
  readonly row: string;
  readonly text: string;
  readonly mentionsMe: boolean;
  readonly unfolded: boolean;
}

const foldAt = 6000;

/** What somebody wrote, styled; what is endless folds. */
export function MessageText({ row, text, mentionsMe, unfolded }: Props) {
  const [open, toggle] = useFold(row, unfolded);
  const foldable = text.length > foldAt;
  return (
    <>
      <StyledText text={foldable && !open ? text.slice(0, foldAt) : text} mentionsMe={mentionsMe} />
      {foldable && (
        <button type="button" className="button plain small fold" aria-expanded={open} onClick={toggle}>
          {open ? strings.timeline.less : strings.timeline.shortened}
        </button>
      )}
    </>
  );
}

export function StyledText({ text, mentionsMe }: Pick<Props, 'text' | 'mentionsMe'>) {
  const mentionsIn = useMentions(mentionsMe);
  const shown = useMemo(() => tame(text), [text]);
  const blocks = styledText(shown, mentionsIn(shown));
  return (
    <div className="text" dir="auto">
      <Blocks blocks={blocks} />
    </div>
  );
}
