import axe, { type RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Once it was put into the page. */
    readonly axe: typeof axe;
  }
}

/** What each rule passed is not read, so that nothing is gathered of it: this is most of what axe would spend. */
const lean: RunOptions = { resultTypes: ['violations'], selectors: false, preload: false, iframes: false };
/** These are about a whole page, which the page of an add-in in its frame is not. */
const ofPages = ['bypass', 'landmark-one-main', 'page-has-heading-one', 'region'];
const colours = ['color-contrast', 'color-contrast-enhanced'];
/** A theme as chosen, on a system of light or dark colours. */
const otherThemes = [
  ['system', 'dark'],
  ['contrast', 'light'],
  ['contrast', 'dark'],
] as const;

/** What axe finds in the way of somebody, a line each: nothing, where all is well. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // The list of a combobox stands at the end of the document, and belongs to its field (ARIA 1.2).
  const region = { enabled: (await page.getByRole('listbox').count()) === 0 };
  const inFrames = Object.fromEntries(ofPages.map((rule) => [rule, { enabled: false }]));
  return found(page, (frame) => ({ rules: frame === page.mainFrame() ? { region } : inFrames }));
}

/** The same in every theme. They differ in colours alone, so that the others are asked about colours alone. */
export async function barriersInEveryTheme(page: Page): Promise<readonly string[]> {
  await show(page, 'light', 'light');
  const all = [...(await barriers(page))];
  for (const [theme, colorScheme] of otherThemes) {
    await show(page, theme, colorScheme);
    const rules = theme === 'contrast' ? colours : colours.slice(0, 1);
    const wrong = await found(page, () => ({ runOnly: { type: 'rule', values: rules } }));
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

/** Frame by frame, as a frame of its own site cannot be looked into from the page; in some nothing is shown yet. */
async function found(page: Page, options: (frame: Frame) => RunOptions): Promise<readonly string[]> {
  const all: string[] = [];
  for (const frame of page.frames().filter((one) => one.url() !== 'about:blank')) {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
    all.push(...(await frame.evaluate(violations, { ...lean, ...options(frame) })));
  }
  return all;
}

/** Runs in the page. */
async function violations(options: RunOptions): Promise<string[]> {
  const found = await window.axe.run(document, options);
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
