import type { KeyboardEvent, PointerEvent } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';

const least = 200;
const most = 420;

/** The edge that makes the left column wider or narrower, by pointer or arrows. */
export function SidebarEdge() {
  const { settings } = useApp();
  const width = usePart(settings, (state) => state.sidebarWidth);
  const setWidth = (wanted: number): void =>
    settings.change({ sidebarWidth: Math.round(Math.max(least, Math.min(most, wanted))) });
  const start = (event: PointerEvent<HTMLElement>): void =>
    event.currentTarget.setPointerCapture(event.pointerId);
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setWidth(document.documentElement.dir === 'rtl' ? window.innerWidth - event.clientX : event.clientX);
  };
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setWidth(width + by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can (ARIA 1.2)
    <div
      className="sidebar-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={strings.rooms.width}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={drag}
      onKeyDown={step}
    />
  );
}
