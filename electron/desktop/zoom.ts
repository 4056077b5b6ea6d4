import type { WebContents } from 'electron';
import type { PreferenceFile } from './preferences.ts';

const range = { least: -3, most: 5 } as const;

type ZoomStep = 'in' | 'out' | 'reset';

/** The next zoom level; a level is 1.2 times the one below it, 0 is 100 %. */
export function zoomed(level: number, step: ZoomStep): number {
  if (step === 'reset') return 0;
  const next = Math.round(level * 2) / 2 + (step === 'in' ? 0.5 : -0.5);
  return Math.min(Math.max(next, range.least), range.most);
}

export type Zoom = (step: ZoomStep) => void;

/** Applies the remembered zoom to each page that loads, and each change at once. */
export function createZoom(
  contents: Pick<WebContents, 'on' | 'setZoomLevel'>,
  preferences: PreferenceFile,
): Zoom {
  const zoom = (step: ZoomStep) => {
    preferences.change({ zoom: zoomed(preferences.value.zoom, step) });
    contents.setZoomLevel(preferences.value.zoom);
  };
  contents.on('did-finish-load', () => contents.setZoomLevel(preferences.value.zoom));
  // Ctrl and the wheel.
  contents.on('zoom-changed', (_event, direction) => zoom(direction));
  return zoom;
}
