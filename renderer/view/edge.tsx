import type { KeyboardEvent, PointerEvent } from 'react';

interface Props {
  readonly name: string;
  /** Of the column beside it; the edge is at this side of that column. */
  readonly side: 'start' | 'end';
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onWidth: (width: number) => void;
}

/** The edge that makes a column wider or narrower, by pointer or arrows. */
export function Edge({ name, side, width, least, most, onWidth }: Props) {
  const setWidth = (wanted: number): void => onWidth(Math.round(Math.max(least, Math.min(most, wanted))));
  const start = (event: PointerEvent<HTMLElement>): void =>
    event.currentTarget.setPointerCapture(event.pointerId);
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setWidth(growsRight(side) ? event.clientX : window.innerWidth - event.clientX);
  };
  const step = (event: KeyboardEvent): void => {
    const right = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (right === undefined) return;
    event.preventDefault();
    setWidth(width + (growsRight(side) ? right : -right));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can (ARIA 1.2)
    <div
      className={`edge ${side}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={name}
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

/** A column at the left of the window ends at its right edge; where one reads from the right it is the other way. */
function growsRight(side: Props['side']): boolean {
  return (side === 'end') === (document.documentElement.dir !== 'rtl');
}
