import { createContext, use, useState } from 'react';

export interface Folds {
  /** What somebody folded or unfolded, by its row: it stays so while it is scrolled out of sight and comes back. */
  readonly told: Map<string, boolean>;
  /** Keeps everything where it is while the height of a row changes. */
  readonly hold: () => void;
}

export const FoldsContext = createContext<Folds>({ told: new Map(), hold: () => undefined });

/** Whether a row is unfolded, and what folds and unfolds it. */
export function useFold(row: string, atFirst: boolean): readonly [open: boolean, toggle: () => void] {
  const { told, hold } = use(FoldsContext);
  const [open, setOpen] = useState(() => told.get(row) ?? atFirst);
  const toggle = (): void => {
    told.set(row, !open);
    hold();
    setOpen(!open);
  };
  return [open, toggle];
}
