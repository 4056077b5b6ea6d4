import type { Rectangle } from 'electron';

export const smallest = { width: 360, height: 480 } as const;
const usual = { width: 1280, height: 800 } as const;

/**
 * Where the window opens: where it was, if enough of its top can still be seen to take hold of it, and never
 * larger than the screen. `screens` are the work areas, the main one first.
 */
export function place(remembered: Rectangle | undefined, screens: readonly Rectangle[]): Rectangle {
  const screen = remembered && screens.find((area) => graspable(remembered, area));
  if (remembered && screen) return { ...remembered, ...fitting(remembered, screen) };
  const main = screens[0] ?? { x: 0, y: 0, ...usual };
  const { width, height } = fitting(remembered ?? usual, main);
  const x = main.x + Math.round((main.width - width) / 2);
  const y = main.y + Math.round((main.height - height) / 2);
  return { x, y, width, height };
}

function fitting(wanted: { width: number; height: number }, screen: Rectangle) {
  return {
    width: Math.min(Math.max(wanted.width, smallest.width), screen.width),
    height: Math.min(Math.max(wanted.height, smallest.height), screen.height),
  };
}

/** At least 120 pixels of the title bar lie on the screen. */
function graspable(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const down = window.y >= screen.y && window.y <= screen.y + screen.height - 40;
  return across >= 120 && down;
}
