import { type RefObject, useEffect, useEffectEvent } from 'react';

type Overlay = RefObject<HTMLElement | null>;

/** Those that are open; the last one is on top. */
const open: Overlay[] = [];

/**
 * Escape closes what was opened last also while the focus is elsewhere: what had it has just gone, or what is to have it
 * gets it a moment later. What is pressed inside is its own.
 */
export function useEscapeOutside(overlay: Overlay, close: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || open.at(-1) !== overlay || isInside(overlay, event.target)) return;
    // What is below must not take the same key for its own.
    event.stopPropagation();
    close();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKeyDown(event);
    open.push(overlay);
    document.addEventListener('keydown', listen, true);
    return () => {
      document.removeEventListener('keydown', listen, true);
      open.splice(open.indexOf(overlay), 1);
    };
  }, [overlay]);
}

/** A menu that another one opens stands beside it. */
function isInside({ current }: Overlay, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return current?.contains(target) === true || target.closest('[data-trigger="SubmenuTrigger"]') !== null;
}
