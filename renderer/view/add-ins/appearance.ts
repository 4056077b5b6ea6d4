import type { Appearance } from '#renderer/addin-host/frames.ts';
import type { App } from '#renderer/store/app.ts';

const [dark, contrast] = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** How the window looks and reads at present, as an add-in is told. */
export function appearanceNow({ settings, session }: App): Appearance {
  const { theme } = settings.state.getState();
  return {
    theme: theme === 'system' ? systemTheme() : theme,
    language: session.state.getState().host.language,
    direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
  };
}

/** Hears when that changes. Returns its undo. */
export function onAppearance({ settings, session }: App, changed: () => void): () => void {
  const stop = new AbortController();
  for (const query of [dark, contrast])
    window.matchMedia(query).addEventListener('change', changed, { signal: stop.signal });
  const undo = [
    settings.state.subscribe(({ theme }, before) => theme !== before.theme && changed()),
    session.state.subscribe(({ host }, before) => host.language !== before.host.language && changed()),
  ];
  return () => {
    stop.abort();
    for (const each of undo) each();
  };
}

function systemTheme(): Appearance['theme'] {
  if (window.matchMedia(contrast).matches) return 'contrast';
  return window.matchMedia(dark).matches ? 'dark' : 'light';
}
