import type { Perch } from './perch.ts';

/**
 * Tells the page's style sheet how Perch looks: `data-theme`, `lang` and `dir` on the root element, now and whenever
 * that changes. Returns its undo.
 */
export function followAppearance({ appearance, on }: Perch, root = document.documentElement): () => void {
  const follow = ({ theme, language, direction }: Perch['appearance']): void => {
    root.dataset.theme = theme;
    root.lang = language;
    root.dir = direction;
  };
  follow(appearance);
  return on('appearance.changed', follow);
}
