import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import * as v from 'valibot';
import { manifestSchema } from '#addins/checks/manifest.ts';
import { manifestName } from './build-add-in.ts';
import { conformance, type Finding, type MockPerch } from './conformance.ts';
import { findBrowser } from './find-browser.ts';
import type { Mock } from './mock/main.ts';
import { serveAddIn } from './serve-add-in.ts';

/** Runs an add-in that was built through what every one must stand, in Chromium under Perch's own policy. */
export async function checkAddIn(addIn: string, mock: string): Promise<readonly Finding[]> {
  const read = v.safeParse(manifestSchema, JSON.parse(readFileSync(join(addIn, manifestName), 'utf8')));
  if (!read.success) {
    const [issue] = read.issues;
    return [{ what: 'has a manifest', wrong: `${v.getDotPath(issue) ?? 'it'}: ${issue.message}` }];
  }
  const site = await serveAddIn(addIn, mock);
  const browser = await chromium.launch(findBrowser());
  try {
    const page = await browser.newPage();
    return await conformance(await perchOf(page, site.url), read.output);
  } finally {
    await browser.close();
    site.close();
  }
}

async function perchOf(page: Page, url: string): Promise<MockPerch> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (told) => told.type() === 'error' && complaints.push(told.text()));
  await page.goto(url);
  await page.waitForFunction('globalThis.mock && mock.status()?.state !== "loading"');
  const mock = await page.evaluateHandle<Mock>('mock');
  return {
    complaints: () => complaints,
    status: () =>
      mock.evaluate((perch) => {
        const status = perch.status();
        return status?.state === 'over' ? status.trouble : (status?.state ?? 'gone');
      }),
    filter: (text) =>
      mock.evaluate(
        (perch, said) =>
          perch.filter({ text: said, importance: 'Regular' }).then(({ action }) => action, String),
        text,
      ),
    format: (kind, data) =>
      mock.evaluate(
        (perch, [of, holds]) => perch.format(of, holds).then(({ card }) => (card ? 'card' : 'text'), String),
        [kind, data] as const,
      ),
    allow: (rights) => mock.evaluate((perch, next) => perch.allow(next), rights),
    say: (text) => mock.evaluate((perch, said) => perch.say(said), text),
    setTheme: (theme) => mock.evaluate((perch, next) => perch.setTheme(next), theme),
  };
}
