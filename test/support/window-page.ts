import type { Locator, Page } from 'playwright-core';
import type { CallName, Fault } from '#electron/bridge/contract.ts';
// The page of a fake host has it in its `window`.
import type {} from './fake-window.ts';

/** The parts of the window by the names that people hear. */
export function parts(page: Page) {
  return {
    rooms: page.getByRole('navigation', { name: 'Followed rooms' }),
    messages: page.getByRole('log', { name: 'Messages' }),
    field: page.getByRole('textbox', { name: 'Message', exact: true }),
    send: page.getByRole('button', { name: 'Send', exact: true }),
    search: page.getByRole('searchbox', { name: 'Search' }),
    connection: page.getByRole('status', { name: 'Connection' }),
  };
}

export async function openRoom(page: Page, name: string | RegExp): Promise<void> {
  const { rooms } = parts(page);
  await rooms.getByRole('button', { name }).first().click();
  // The room before may have shown a log of its own.
  await rooms.getByRole('button', { name }).and(page.locator('[aria-current="page"]')).first().waitFor();
  await parts(page).messages.waitFor();
}

/** Resolves when so many frames were painted. */
export async function frames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (let each = 0; each < wanted; each += 1)
      await new Promise((painted) => requestAnimationFrame(painted));
  }, count);
}

/** Pixels from the bottom of the list to the end of what is in it. */
export function distanceFromEnd(messages: Locator): Promise<number> {
  return messages.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
}

/** The fault that the fake host answers this call with from now on; null lets it succeed again. */
export function fails(page: Page, name: CallName, fault: Fault | null): Promise<void> {
  return page.evaluate(([call, told]) => window.host.fail(call, told), [name, fault] as const);
}

/** What the page asked its fake host by this call, in order. */
export function asked(page: Page, name: CallName): Promise<readonly unknown[]> {
  return page.evaluate(
    (wanted) => window.host.asked.filter((each) => each.name === wanted).map(({ ask }) => ask),
    name,
  );
}

/** Types where the focus is once it has come to a field of this name: what is typed before that is lost. */
export async function typesAt(page: Page, name: string | RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type(text);
}

/** Presses Escape in the moment in which nothing has the focus: in one step, as it comes back soon. */
export function escapesFromNowhere(page: Page): Promise<void> {
  return page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
}
