import type { Page } from 'playwright-core';
// The page of a fake host has it in its `window`.
import type {} from './fake-window.ts';
import { parts } from './window-page.ts';

/** Of the first two rooms of a fake host, which stand as one. */
export interface Sides {
  readonly desk: string;
  readonly panel: string;
}

/** Opens the logical room at its newest message. */
export async function opensBoth(page: Page): Promise<Sides> {
  const sides = await page.evaluate(() => {
    const [desk = '', panel = ''] = window.host.rooms.keys();
    for (const room of [desk, panel])
      window.host.changeRoom(room, { unread: 0, mentions: 0, readUpTo: Number.MAX_SAFE_INTEGER });
    return { desk, panel };
  });
  await parts(page)
    .rooms.getByRole('button', { name: /^Desk, with a private side/ })
    .click();
  await parts(page).messages.getByText('Singapore agrees to the later close').waitFor();
  return sides;
}

/** The switch above the field, and what asks before words reach more people. */
export function audience(page: Page) {
  return {
    insiders: page.getByRole('radio', { name: 'Insiders' }),
    everybody: page.getByRole('radio', { name: /^Everybody/ }),
    question: page.getByRole('alertdialog'),
    field: parts(page).field.and(page.locator(':focus')),
  };
}

/** What the person wrote on this page, by the room that it went to. */
export function sent(page: Page): Promise<readonly { readonly room: string; readonly text: string }[]> {
  return page.evaluate(() =>
    window.host.asked.flatMap(({ name, ask }) =>
      name === 'outbox.send' && typeof ask === 'object' && ask !== null && 'room' in ask && 'text' in ask
        ? [{ room: String(ask.room), text: String(ask.text) }]
        : [],
    ),
  );
}
