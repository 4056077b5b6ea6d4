import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const colours = ['color-contrast', 'color-contrast-enhanced'];
/** A theme as chosen, on a system of light or dark colours. */
const otherThemes = [
  ['system', 'dark'],
  ['contrast', 'light'],
  ['contrast', 'dark'],
] as const;

/** What axe finds in the way of somebody, a line each: nothing, where all is well. */
export async function barriers(page: Page): Promise<readonly string[]> {
  return found(
    new AxeBuilder({ page }).options({
      // The list of a combobox stands at the end of the document, and belongs to its field (ARIA 1.2).
      rules: { region: { enabled: (await page.getByRole('listbox').count()) === 0 } },
    }),
  );
}

/** The same in every theme. They differ in colours alone, so that the others are asked about colours alone. */
export async function barriersInEveryTheme(page: Page): Promise<readonly string[]> {
  await show(page, 'light', 'light');
  const all = [...(await barriers(page))];
  for (const [theme, colorScheme] of otherThemes) {
    await show(page, theme, colorScheme);
    const rules = theme === 'contrast' ? colours : colours.slice(0, 1);
    const wrong = await found(new AxeBuilder({ page }).withRules(rules));
    all.push(...wrong.map((line) => `${theme} on a ${colorScheme} system: ${line}`));
  }
  return all;
}

async function show(page: Page, theme: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);
}

async function found(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
