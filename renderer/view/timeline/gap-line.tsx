import { useEffect, useRef } from 'react';
import type { MessageKey } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { tameSentence } from '../plain-text.ts';
import { PrivateMark } from '../private-mark.tsx';
import { strings } from '../strings.ts';

/** Something is missing between two messages: it is asked for when somebody comes to it. Never changes its height. */
export function GapLine({ before, isPrivate }: { readonly before: MessageKey; readonly isPrivate: boolean }) {
  const { timeline, session } = useApp();
  const gap = usePart(timeline, ({ gaps }) => gaps.get(before));
  const online = usePart(session, ({ connection }) => connection.state === 'online');
  const line = useRef<HTMLParagraphElement>(null);
  const waits = gap === undefined && online;
  useEffect(() => {
    if (!waits || !line.current) return undefined;
    const sight = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) void timeline.fillGap(before);
    });
    sight.observe(line.current);
    return () => sight.disconnect();
  }, [waits, timeline, before]);
  const fault = gap === undefined || gap === 'loading' ? undefined : gap;
  const words = fault
    ? strings.timeline.gapFailed(tameSentence(fault.text || strings.timeline.gapUnfetched))
    : gap === 'loading'
      ? strings.timeline.gapLoading
      : online
        ? strings.timeline.gap
        : strings.timeline.gapOffline;
  return (
    <p className="line gap" ref={line}>
      {isPrivate && <PrivateMark />}
      <span className="clip" title={words}>
        {words}
      </span>
      {fault && (
        <button
          type="button"
          className="button plain small"
          onClick={() => void timeline.fillGap(before, { again: true })}
        >
          {strings.tryAgain}
        </button>
      )}
    </p>
  );
}
