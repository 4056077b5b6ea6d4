import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Row } from './rows.ts';
import { rowIndexOf, rowsOfSelection } from './selected-rows.ts';

interface KeptRows {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  readonly rangeExtractor: (range: Range) => number[];
}

/**
 * Keeps rows in the page however far away one scrolls: the one that holds the focus, which is never lost, and those
 * in which a selection begins and ends, which would end with them.
 */
export function useKeptRows(scroller: RefObject<HTMLDivElement | null>, rows: readonly Row[]): KeptRows {
  const focused = useRef<string | undefined>(undefined);
  const selected = useRef<readonly string[]>([]);
  const shown = useRef(rows);
  shown.current = rows;
  useEffect(() => {
    const look = (): void => {
      const ends = scroller.current ? rowsOfSelection(scroller.current) : [];
      selected.current = ends.flatMap((index) => shown.current[index]?.key ?? []);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [scroller]);
  useLayoutEffect(() => {
    if (focused.current === undefined || rows.some(({ key }) => key === focused.current)) return;
    focused.current = undefined;
    // The message that had the focus was taken back.
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [scroller, rows]);
  return {
    onFocus: ({ target }) => {
      focused.current = rows[rowIndexOf(target) ?? -1]?.key;
    },
    onBlur: () => {
      focused.current = undefined;
    },
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const kept = [focused.current, ...selected.current]
        .filter((key) => key !== undefined)
        .map((key) => rows.findIndex((row) => row.key === key));
      const added = [...new Set(kept)].filter((index) => index >= 0 && !drawn.includes(index));
      return added.length === 0 ? drawn : [...drawn, ...added].sort((a, b) => a - b);
    },
  };
}
