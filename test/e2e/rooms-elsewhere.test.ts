import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { mustSkip } from '#test/support/programs.ts';
import { opensNewRoom, takesOfRoom } from '#test/support/room-steps.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

const others = chatServers.filter(({ name }) => name !== 'Perch');

/** The same window on servers that know no Perch: what they can do is offered, what they cannot says why. */
describe.each(others)('rooms by the window on $name', ({ start, missing }) => {
  const skipped = missing || mustSkip('chromium');
  const windows = useWindows('rooms-elsewhere');
  let server: ChatServer;
  let ana: PerchWindow;
  let ben: PerchWindow;
  beforeAll(async () => {
    if (skipped) return;
    server = await start();
    ana = await windows.signsIn(server, 'ana');
    ben = await windows.signsIn(server, 'ben');
  });
  afterAll(async () => {
    await server?.stop();
  });

  const closed = (window: PerchWindow) => window.page.getByRole('dialog').waitFor({ state: 'detached' });
  const reviews = async (window: PerchWindow): Promise<void> => {
    await window.button('Review changes').click();
    await window.page.getByRole('region', { name: 'What will change' }).waitFor();
  };

  test.skipIf(skipped)('what a new room cannot be here is not offered, and says why', async () => {
    await opensNewRoom(ana.page);
    const { page } = ana;
    await page.getByRole('radio', { name: /^Closed/ }).check();
    const auditorium = page.getByRole('checkbox', { name: /^Auditorium/ });
    expect(await auditorium.isDisabled()).toBe(true);
    await page.getByText('On this service an auditorium has to be open to everybody.').waitFor();
    for (const label of ['Category', 'Add-in beside the room', 'Invite whoever becomes a member'])
      expect(await page.getByLabel(label).count(), label).toBe(0);
    await page.getByText('Not possible on this server').click();
    await page.getByText('This service has no categories: all its rooms stand together.').waitFor();
    await page.getByText('This service knows no groups. Name people one by one.').waitFor();
    await page.keyboard.press('Escape');
    await closed(ana);
  });

  test.skipIf(skipped)(
    'a room of members is made, and one whom its manager invites comes in and talks',
    async () => {
      await ana.createsRoom('Night desk', 'Closed');
      await takesOfRoom(ana.page, /^Invite people/);
      await ana.page.getByRole('combobox', { name: 'Add to People to invite' }).fill(ben.address);
      await ana.page.getByRole('option', { name: new RegExp(ben.address) }).click();
      await ana.page.getByLabel(/^A word to them/).fill('Come and see');
      await ana.button('Invite').click();
      await closed(ana);
      await ben.button('1 invitation to a room').click();
      await ben.page.getByText('Come and see').waitFor();
      await ben.button('Accept: Night desk').click();
      await ben.page.getByRole('heading', { name: 'Night desk', level: 1 }).waitFor();
      await ben.says('Here I am');
      await ana.sees('Here I am');
    },
  );

  test.skipIf(skipped)('it gets another name and loses a member, as the summary says before', async () => {
    await takesOfRoom(ana.page, /^Edit room/);
    await ana.page.getByLabel('Name', { exact: true }).fill('Day desk');
    const row = ana.page
      .getByRole('grid', { name: 'Members' })
      .getByRole('row', { name: ben.address.split('@')[0] ?? '' });
    await row.getByRole('button', { name: /Remove/ }).click();
    expect(await ana.button('Disable room').count()).toBe(0);
    await reviews(ana);
    await ana.page.getByText('Name: Night desk → Day desk').waitFor();
    await ana.page.getByText(/^Members, not any more: ben/).waitFor();
    await ana.button('Save').click();
    await closed(ana);
    await ana.page.getByRole('heading', { name: 'Day desk', level: 1 }).waitFor();
    await ben.room('Night desk').waitFor({ state: 'detached' });
  });

  test.skipIf(skipped)(
    'its card tells who is outside that only members come in, and offers no way that is none',
    async () => {
      await ben.button('Find or create a room').click();
      await ben.page.getByLabel('Name or description').fill('day');
      await ben.page
        .getByRole('list', { name: 'Rooms found' })
        .getByRole('button', { name: /^Day desk/ })
        .first()
        .click();
      const card = ben.page.getByRole('region', { name: 'About this room' });
      await card.getByText('Only members come in. Whoever manages it can make you one.').waitFor();
      for (const way of ['Enter', 'Follow', 'Ask to join'])
        expect(await card.getByRole('button', { name: way, exact: true }).count(), way).toBe(0);
      await ben.button('Filters').click();
      expect(await ben.page.getByLabel('Add-in', { exact: true }).count()).toBe(0);
      await ben.page
        .locator('.facets .hint')
        .filter({ hasText: /^[A-Z].*\.$/s })
        .waitFor();
      await ben.page.keyboard.press('Escape');
      await closed(ben);
    },
  );

  test.skipIf(skipped)(
    'in an open auditorium one asks to present, and may write once that is granted',
    async () => {
      await opensNewRoom(ana.page);
      await ana.page.getByLabel('Name', { exact: true }).fill('Stage');
      await ana.page.getByRole('radio', { name: /^Open/ }).check();
      await ana.page.getByRole('checkbox', { name: /^Auditorium/ }).check();
      await ana.button('Create').click();
      await ana.page.getByRole('heading', { name: 'Stage', level: 1 }).waitFor();
      await ben.button('Find or create a room').click();
      await ben.button('Follow Stage').click();
      await ben.button('Open Stage').click();
      await ben.button('Ask to present').click();
      await ben.button('Send request').click();
      await ben.page.getByText('Asked. Whoever manages the room decides.').waitFor();
      await ana.button('1 request').click();
      await ana.page.getByRole('button', { name: /^Allow: .* asks to present$/ }).click();
      await ana.page.getByText('Nobody asks for anything any more.').waitFor();
      await ana.page.keyboard.press('Escape');
      await ben.page.keyboard.press('Escape');
      await ben.composer.waitFor();
      await ben.says('Thank you');
      await ana.sees('Thank you');
    },
  );

  test.skipIf(skipped)('it is deleted for good, and the others are told', async () => {
    await takesOfRoom(ana.page, /^Edit room/);
    await ana.button('Delete room…').click();
    await ana.page.getByLabel('Write what the room is called').fill('Stage');
    await ana.button('Delete for good').click();
    await ana.room('Stage').waitFor({ state: 'detached' });
    await ben.rooms.getByRole('button', { name: /^Stage, .*cannot be entered/ }).waitFor();
    await ben.page.getByText('This room was deleted.').first().waitFor();
    expect(await ben.composer.count()).toBe(0);
    expect([...ana.complaints, ...ben.complaints]).toEqual([]);
  });
});
