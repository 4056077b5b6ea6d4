import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAdministered } from '#test/support/administration.ts';
import { mustSkip } from '#test/support/programs.ts';
import { takesOfRoom } from '#test/support/room-steps.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('rooms, by the windows of two people on a real server', () => {
  const windows = useWindows('rooms-by-window');
  let house: Awaited<ReturnType<typeof startAdministered>>;
  let root: PerchWindow;
  let quinn: PerchWindow;
  beforeAll(async () => {
    house = await startAdministered();
    const opens = async (name: string): Promise<PerchWindow> => {
      const window = await windows.opens(name);
      await window.signsIn(`${name}@localhost`, house.server.webSocket);
      await window.isConnected();
      return window;
    };
    root = await opens('root');
    quinn = await opens('quinn');
  });
  afterAll(() => house?.stop());

  const closed = (window: PerchWindow) => window.page.getByRole('dialog').waitFor({ state: 'detached' });
  const card = () => quinn.page.getByRole('region', { name: 'About this room' });

  test('who is made a member is invited, accepts, and reads and writes there', async () => {
    await quinn.isConnected();
    await root.button('Find or create a room').click();
    await root.page.getByRole('dialog').getByRole('button', { name: 'Create a room' }).click();
    await root.page.getByLabel('Name', { exact: true }).fill('Night desk');
    await root.page.getByRole('combobox', { name: 'Add to Members' }).fill('qui');
    await root.page.getByRole('option', { name: /quinn/i }).click();
    await root.button('Create').click();
    await root.page.getByRole('heading', { name: 'Night desk', level: 1 }).waitFor();
    await quinn.button('1 invitation to a room').click();
    await quinn.button('Accept: Night desk').click();
    await quinn.page.getByRole('heading', { name: 'Night desk', level: 1 }).waitFor();
    await quinn.says('Here I am');
    await root.sees('Here I am');
  });

  test('who is taken off the members goes at once, asks to come back, and is let in', async () => {
    await takesOfRoom(root.page, /^Edit room/);
    const row = root.page.getByRole('grid', { name: 'Members' }).getByRole('row', { name: /quinn/i });
    await row.getByRole('button', { name: /Remove/ }).click();
    await root.button('Review changes').click();
    await root.page.getByText(/^Out of the room at once: quinn/i).waitFor();
    await root.button('Save').click();
    await closed(root);
    await quinn.room('Night desk').waitFor({ state: 'detached' });
    await quinn.button('Find or create a room').click();
    await quinn.page.getByLabel('Name or description').fill('night');
    await quinn.page.getByRole('list', { name: 'Rooms found' }).getByRole('button').first().click();
    await card().getByRole('button', { name: 'Ask to join' }).click();
    await card().getByRole('textbox').fill('It was a mistake');
    await card().getByRole('button', { name: 'Send request' }).click();
    await card().getByText('Asked. Whoever manages the room decides.').waitFor();
    await quinn.page.keyboard.press('Escape');
    await root.button('1 request').click();
    await root.page.getByText('It was a mistake').waitFor();
    await root.page.getByRole('button', { name: /^Allow: .* asks to join$/ }).click();
    await root.page.getByText('Nobody asks for anything any more.').waitFor();
    await root.page.keyboard.press('Escape');
    await quinn.button('1 invitation to a room').click();
    await quinn.button('Accept: Night desk').click();
    await quinn.sees('Here I am');
  });

  test('in a category that an administrator makes for some, the others make no rooms', async () => {
    await root.takes('Administration');
    await root.page.getByRole('row', { name: /quinn@localhost/ }).waitFor();
    await root.page.getByRole('tab', { name: 'Categories' }).click();
    await root.button('Make a category').click();
    await root.page.getByLabel('Name', { exact: true }).fill('Board');
    await root.page.getByLabel(/^Who may make rooms/).fill('root@localhost');
    await root.button('Go on').click();
    await root.page.getByRole('cell', { name: 'Board', exact: true }).waitFor();
    await root.page.keyboard.press('Escape');
    const offered = async (window: PerchWindow): Promise<number> => {
      await window.button('Find or create a room').click();
      await window.page.getByRole('dialog').getByRole('button', { name: 'Create a room' }).click();
      await window.page.getByLabel('Name', { exact: true }).waitFor();
      const count = await window.page.getByLabel('Category').getByRole('option', { name: 'Board' }).count();
      await window.page.keyboard.press('Escape');
      await closed(window);
      return count;
    };
    expect(await offered(root)).toBe(1);
    expect(await offered(quinn)).toBe(0);
  });

  const edits = async (room: string): Promise<void> => {
    await root.opensRoom(room);
    await takesOfRoom(root.page, /^Edit room/);
    await root.page.getByLabel('Name', { exact: true }).waitFor();
  };
  const saves = async (): Promise<void> => {
    await root.button('Save').click();
    await closed(root);
  };

  test('a group is invited as one, and who leaves with it is named before it is taken off', async () => {
    await house.admin(['group', 'add', 'crew', '--name', 'The crew', '--people', 'quinn@localhost']);
    await root.createsRoom('Bridge', 'Closed');
    await takesOfRoom(root.page, /^Invite people/);
    await root.page.getByRole('combobox', { name: 'Add to People to invite' }).fill('crew');
    await root.page.getByRole('option', { name: /The crew/ }).click();
    await root.button('Invite').click();
    await closed(root);
    await quinn.button('1 invitation to a room').click();
    await quinn.button('Accept: Bridge').click();
    await quinn.composer.waitFor();
    await edits('Bridge');
    const row = root.page.getByRole('grid', { name: 'Members' }).getByRole('row', { name: /crew/i });
    await row.getByRole('button', { name: /Remove/ }).click();
    await root.button('Review changes').click();
    await root.page.getByText(/^Out of the room at once: quinn/i).waitFor();
    await root.button('Change more').click();
    await root.button('Cancel').click();
    await closed(root);
  });

  test('a room that moves to another category loses whom that does not let in, as was said before', async () => {
    await house.admin([
      'category',
      'add',
      'Captains',
      '--allowed',
      'root@localhost',
      '--creators',
      'root@localhost',
    ]);
    await edits('Bridge');
    await root.page.getByLabel('Category').selectOption('Captains');
    await root.button('Review changes').click();
    await root.page.getByText('Category: General → Captains').waitFor();
    await root.page
      .getByText(/^Off all lists, because that category is not open to them: The crew/)
      .waitFor();
    await root.page.getByText(/^Out of the room at once: quinn/i).waitFor();
    await saves();
    await quinn.room('Bridge').waitFor({ state: 'detached' });
  });

  test('a room that is disabled lets nobody in, and everybody again when it is enabled', async () => {
    await root.createsRoom('Galley', 'Open');
    await quinn.findsAndFollows('Galley');
    await edits('Galley');
    await root.button('Disable room').click();
    await root.page.getByText('This room is disabled: nobody finds or enters it.').waitFor();
    await quinn.composer.waitFor({ state: 'detached' });
    await root.button('Enable room').click();
    await root.button('Disable room').waitFor();
    await root.button('Cancel').click();
    await closed(root);
    await quinn.findsAndFollows('Galley');
    await quinn.says('Open again');
    await root.opensRoom('Galley');
    await root.sees('Open again');
  });

  test('in an auditorium one asks to present, is granted it, and writes', async () => {
    await edits('Galley');
    await root.page.getByRole('checkbox', { name: /^Auditorium/ }).check();
    await root.button('Review changes').click();
    await root.page.getByText('From then on only presenters write.').waitFor();
    await saves();
    await quinn.button('Ask to present').click();
    await quinn.page.getByRole('textbox', { name: /^A word to those who decide/ }).fill('Two minutes');
    await quinn.button('Send request').click();
    await quinn.page.getByText('Asked. Whoever manages the room decides.').waitFor();
    await quinn.page.keyboard.press('Escape');
    await root.button('1 request').click();
    await root.page.getByText('Two minutes').waitFor();
    await root.page.getByRole('button', { name: /^Allow: .* asks to present$/ }).click();
    await root.page.getByText('Nobody asks for anything any more.').waitFor();
    await root.page.keyboard.press('Escape');
    await quinn.says('Thank you');
    await root.sees('Thank you');
  });

  test('a room is deleted for good by who may, and the others are told', async () => {
    await edits('Night desk');
    await quinn.opensRoom('Night desk');
    await root.button('Delete room…').click();
    await root.page.getByLabel('Write what the room is called').fill('Night desk');
    await root.button('Delete for good').click();
    await root.room('Night desk').waitFor({ state: 'detached' });
    await quinn.rooms.getByRole('button', { name: /^Night desk, .*cannot be entered/ }).waitFor();
    await quinn.page.getByText('This room was deleted.').first().waitFor();
    expect(await quinn.composer.count()).toBe(0);
    for (const way of ['Enter', 'Send']) expect(await quinn.button(way).count(), way).toBe(0);
    expect([...root.complaints, ...quinn.complaints]).toEqual([]);
  });
});
