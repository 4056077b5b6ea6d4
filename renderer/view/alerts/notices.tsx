import { useEffect, useState } from 'react';
import type { ShownNotice } from '#renderer/store/notices.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tame, tameName } from '../plain-text.ts';
import { PrivateMark } from '../private-mark.tsx';
import { strings } from '../strings.ts';
import { useNoticeWords } from './use-notice-words.ts';

/** What the window says in passing: alerts, undo, trouble. Calm, in one corner, gone by itself. */
export function Notices() {
  const { notices } = useApp();
  const shown = usePart(notices, (state) => state.shown);
  const [held, setHeld] = useState(false);
  useEffect(() => (held ? notices.hold() : undefined), [held, notices]);
  return (
    <section
      className="notices"
      aria-label={strings.notices.region}
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.map((notice) => (
        <NoticeView key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeView({ notice }: { readonly notice: ShownNotice }) {
  const { notices } = useApp();
  const { title, text, why, isPrivate, action } = useNoticeWords(notice);
  const dismiss = (): void => notices.dismiss(notice.id);
  const important = notice.kind === 'trouble' || (notice.kind === 'alert' && notice.alert.important);
  return (
    <div className={classOf(important, isPrivate)}>
      <div className="notice-words">
        {title && (
          <div className="notice-head">
            <p className="notice-title clip" dir="auto">
              {tameName(title)}
            </p>
            {isPrivate && <PrivateMark />}
          </div>
        )}
        <p className="notice-text" dir="auto">
          {tame(text).slice(0, 300)}
        </p>
        {why && <p className="notice-why">{why}</p>}
      </div>
      {action && (
        <button
          type="button"
          className="button plain small"
          onClick={() => {
            dismiss();
            action.run();
          }}
        >
          {action.word}
        </button>
      )}
      <button type="button" className="icon-button" aria-label={strings.notices.dismiss} onClick={dismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** What is important says so by its edge; what is private by its mark and its ground. */
function classOf(important: boolean, isPrivate = false): string {
  return `notice${isPrivate ? ' private' : ''}${important ? ' important' : ''}`;
}
