import type { Locator, Page } from 'playwright-core';

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
