import { useLayoutEffect } from 'react';
import { useApp, usePart } from './app-context.ts';

/** The chosen theme and the language, told to the document; the style sheet does the rest. */
export function useTheme(): void {
  const { settings, session } = useApp();
  const theme = usePart(settings, (state) => state.theme);
  const language = usePart(session, ({ host }) => host.language);
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useLayoutEffect(() => {
    const [primary] = language.split('-');
    // The words of the window are English; only its direction follows the person's language.
    document.documentElement.dir = ['ar', 'he', 'fa', 'ur'].includes(primary ?? '') ? 'rtl' : 'ltr';
  }, [language]);
}
