import type { Page } from 'playwright-core';
import { type AlertChoices, type Ask, type CallName, firstAlertChoices } from '#electron/bridge/contract.ts';
import { changedChoices } from '#electron/model/alert-change.ts';

/** To the form of a new room. */
export async function opensNewRoom(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find or create a room' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create a room' }).click();
  await page.getByRole('dialog', { name: 'Create a room' }).waitFor();
}

/** Opens the menu of the open room and takes a line of it. */
export async function takesOfRoom(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Room', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** To the form of the first room, which the person manages. */
export async function opensEdit(page: Page): Promise<void> {
  const rooms = page.getByRole('navigation', { name: 'Followed rooms' });
  await rooms.getByRole('button', { name: /^Desk,/ }).click();
  await takesOfRoom(page, /^Edit room/);
  await page.getByLabel('Name', { exact: true }).waitFor();
}

/** What the page last asked of the host by this name. */
export async function lastAsk(page: Page, name: CallName): Promise<unknown> {
  return page.evaluate(
    (wanted) => window.host.asked.filter((each) => each.name === wanted).at(-1)?.ask,
    name,
  );
}

/** What the person wants of alerts after all that they said since the page was opened. */
export async function chosen(page: Page): Promise<AlertChoices> {
  const asked = await page.evaluate(() =>
    window.host.asked.filter(({ name }) => name === 'alerts.choose').map(({ ask }) => ask),
  );
  return asked.reduce<AlertChoices>(
    // Of what is asked by this name.
    (now, ask) => changedChoices(now, ask as Ask<'alerts.choose'>),
    firstAlertChoices,
  );
}
