import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { type FocusEvent, useRef } from 'react';
import type { Row } from './rows.ts';

interface KeptFocus {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  readonly rangeExtractor: (range: Range) => number[];
}

/** Keeps the row that holds the focus in the page however far away one scrolls: focus is never lost. */
export function useKeptFocus(rows: readonly Row[]): KeptFocus {
  const focused = useRef<string | undefined>(undefined);
  return {
    onFocus: ({ target }) => {
      const index = target.closest('[data-index]')?.getAttribute('data-index');
      focused.current = index ? rows[Number(index)]?.key : undefined;
    },
    onBlur: () => {
      focused.current = undefined;
    },
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const kept = focused.current === undefined ? -1 : rows.findIndex(({ key }) => key === focused.current);
      return kept < 0 || drawn.includes(kept) ? drawn : [...drawn, kept].sort((a, b) => a - b);
    },
  };
}
