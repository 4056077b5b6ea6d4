import { useMemo, useRef, useState } from 'react';
import type { Visit } from '#renderer/store/timeline.ts';
import { useApp, usePart } from '../app-context.ts';
import { datesIn } from '../dates.ts';
import { type Folds, FoldsContext } from '../parts/message/folds.ts';
import { strings } from '../strings.ts';
import { estimateHeight } from './estimate-height.ts';
import { holdPlace } from './hold-place.ts';
import { MessageRowView } from './message-row.tsx';
import { OlderEdge } from './older-edge.tsx';
import { PendingRowView } from './pending-row.tsx';
import type { Row } from './rows.ts';
import { useCopy } from './use-copy.ts';
import { useDrag } from './use-drag.ts';
import { useEdges } from './use-edges.ts';
import { useHeldPlace } from './use-held-place.ts';
import { useHeldRow } from './use-held-row.ts';
import { useKeptRows } from './use-kept-rows.ts';
import { useList } from './use-list.ts';
import { useListKeys } from './use-list-keys.ts';
import { useOverscan } from './use-overscan.ts';
import { isTarget, offsetOf, usePlace } from './use-place.ts';
import { useSettled } from './use-settled.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** Pixels from the bottom that still count as the bottom. */
const nearEnd = 24;
/** Room above the first row, for what is said there. */
const topRoom = 72;

interface Props {
  readonly rows: readonly Row[];
  readonly visit: Visit;
  readonly folds: Folds['told'];
}

/** The rows of one visit. Mounted anew for each: a visit begins at its own place. */
export function MessageList({ rows, visit, folds }: Props) {
  const { timeline, session } = useApp();
  const language = usePart(session, ({ host }) => host.language);
  const place = usePart(timeline, (state) => state.place);
  const reachedEnd = usePart(timeline, (state) => state.reachedEnd);
  const scroller = useRef<HTMLDivElement>(null);
  const dates = datesIn(language);
  // The same all day, so that no row is drawn anew for the time that passed.
  const today = new Date().setHours(0, 0, 0, 0);

  const { rangeExtractor, onFocus, onBlur } = useKeptRows(scroller, rows);
  const [held, hold] = useHeldPlace();
  const told = useMemo(() => ({ told: folds, hold }), [folds, hold]);
  const isUnfolded = (row: Row): boolean => folds.get(row.key) ?? isTarget(row, visit, place);
  const [initialOffset] = useState(() =>
    offsetOf(rows, { visit, place }, (row) => estimateHeight(row, isUnfolded)),
  );
  const list = useList({
    count: rows.length,
    getScrollElement: () => scroller.current,
    initialOffset,
    // So that the first rows fill the window: what it really is, is known only when they stand.
    initialRect: { width: 0, height: window.innerHeight },
    estimateSize: (index) => estimateHeight(rows[index], isUnfolded),
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: reachedEnd,
    scrollEndThreshold: held ? -1 : nearEnd,
    overscan: useOverscan(),
    rangeExtractor,
    paddingStart: topRoom,
    // Where one was before stands again where it stood, not at the edge.
    scrollPaddingStart: visit.at === 'mark' ? visit.offset : 0,
    paddingEnd: 16,
    directDomUpdates: true,
    directDomUpdatesMode: 'position',
  });

  const settled = useSettled();
  const growsUp = useHeldRow(scroller, list, rows);
  list.shouldAdjustScrollPositionOnItemSizeChange = (item) =>
    growsUp(item.key) || holdPlace(item, list, settled);
  usePlace(scroller, list, rows, { visit, place });
  useEdges(scroller, list, rows, { nearEnd, held, settled });
  useStickToEnd(scroller, () => timeline.state.getState().atEnd && list.scrollToEnd());
  const keys = useListKeys(scroller, list, rows.length);
  const copy = useCopy(rows);
  const drag = useDrag(rows);

  return (
    <div
      ref={scroller}
      className="messages"
      role="log"
      aria-label={strings.timeline.name}
      aria-live="off"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      data-pane="messages"
      onKeyDown={keys}
      onCopy={copy}
      onDragStart={drag}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <FoldsContext value={told}>
        <div className="rows" ref={list.containerRef}>
          <OlderEdge height={topRoom} />
          {list.getVirtualItems().map(({ index, key }) => {
            const row = rows[index];
            return (
              row && (
                <div key={key} className="row" data-index={index} ref={list.measureElement}>
                  {row.kind === 'message' ? (
                    <MessageRowView
                      row={row}
                      dates={dates}
                      today={today}
                      target={isTarget(row, visit, place)}
                    />
                  ) : (
                    <PendingRowView row={row} dates={dates} />
                  )}
                </div>
              )
            );
          })}
        </div>
      </FoldsContext>
    </div>
  );
}
