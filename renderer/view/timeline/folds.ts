import { createContext, use, useState } from 'react';

/** What somebody folded or unfolded, by its row: it stays so while it is scrolled out of sight and comes back. */
export const Folds = createContext<Map<string, boolean>>(new Map());

/** Whether a row is unfolded, and what folds and unfolds it. */
export function useFold(row: string, atFirst: boolean): readonly [open: boolean, toggle: () => void] {
  const told = use(Folds);
  const [open, setOpen] = useState(() => told.get(row) ?? atFirst);
  const toggle = (): void => {
    told.set(row, !open);
    setOpen(!open);
  };
  return [open, toggle];
}
