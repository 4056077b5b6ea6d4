import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ListedAddIn } from '#electron/bridge/contract.ts';
import { fakeService } from '#test/support/fake-rooms.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { audience, opensBoth } from '#test/support/logical-room.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk, takesOfRoom } from '#test/support/room-steps.ts';
import { openRoom, parts } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('making one of two rooms', () => {
  const fake = useFakeWindow();
  let page: Page;

  /** Opens a room that the person manages. */
  async function manages(name: RegExp): Promise<void> {
    await openRoom(page, name);
    await page.evaluate(() => {
      for (const [room, { name: each }] of window.host.rooms)
        if (each === 'Credit' || each === 'Rates' || each === 'Desk Panel')
          window.host.changeRoom(room, { canManage: true });
    });
  }
  async function picks(name: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Add to Insiders' }).fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
  }
  const make = () => page.getByRole('button', { name: 'Make the private side' });
  const isOff = async () => (await make().getAttribute('aria-disabled')) === 'true';

  test('a private side is made in one step, and who is no member yet becomes one by it', async () => {
    page = await fake.open({ messages: 60 });
    await manages(/^Credit,/);
    await takesOfRoom(page, /^Add a private side/);
    const dialog = page.getByRole('dialog', { name: 'A private side for Credit' });
    await dialog.getByText('nothing that tells of a private side').waitFor();
    await picks('Ben Okafor');
    await picks('Chiara Conti');
    await dialog.getByText('Not members of Credit yet: Chiara Conti.').waitFor();
    const adds = dialog.getByRole('checkbox', { name: 'Make them members of Credit as well' });
    await adds.uncheck();
    expect(await isOff()).toBe(true);
    await adds.check();
    await dialog.getByText('3 insiders see both rooms as one').waitFor();
    await make().click();
    await dialog.waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'logicalRooms.create')).toMatchObject({
      name: 'Credit (private)',
      members: ['ben.okafor@example.org', 'chiara.conti@example.org'],
      addMembers: true,
    });
    await page.getByRole('heading', { name: 'Credit', exact: true }).waitFor();
    await audience(page).insiders.waitFor();
    await parts(page)
      .rooms.getByRole('button', { name: /^Credit, with a private side/ })
      .waitFor();
  });

  test('who may not enter an open room is taken off the list of its insiders', async () => {
    page = await fake.open({ messages: 60 });
    await manages(/^Rates/);
    await takesOfRoom(page, /^Add a private side/);
    await picks('David Lindqvist');
    await page.getByText('Cannot enter Rates, and so cannot be insiders: David Lindqvist.').waitFor();
    expect(await isOff()).toBe(true);
    await page.getByRole('button', { name: 'Take them off the list' }).click();
    await expect.poll(isOff).toBe(false);
    await make().click();
    await expect.poll(() => lastAsk(page, 'logicalRooms.create')).toMatchObject({ members: [] });
  });

  test('two rooms that are there become one, and two again', async () => {
    page = await fake.open({ messages: 60 });
    await manages(/^Desk Panel/);
    await takesOfRoom(page, /^Link with a public room/);
    const dialog = page.getByRole('dialog', { name: 'Desk Panel as a private side' });
    await dialog.getByRole('radio', { name: 'Desk', exact: true }).check();
    await dialog.getByText('Not members of Desk yet: Chiara Conti and David Lindqvist.').waitFor();
    await dialog.getByText('What was said in Desk Panel so far stays among its members.').waitFor();
    await dialog.getByRole('button', { name: 'Show them as one' }).click();
    await dialog.waitFor({ state: 'detached' });
    await audience(page).insiders.waitFor();
    await takesOfRoom(page, /^Take the two rooms apart/);
    await page.getByRole('button', { name: 'Take them apart' }).click();
    await page.getByRole('heading', { name: 'Desk Panel', exact: true }).waitFor();
    expect(await audience(page).insiders.count()).toBe(0);
  });

  test('a link that does not count is told to those who manage it, and is taken away', async () => {
    page = await fake.open({ messages: 60 });
    await manages(/^Desk Panel/);
    const panel = await page.evaluate(async () => {
      const [desk = '', room = ''] = window.host.rooms.keys();
      await window.host.bridge.call('rooms.save', { room, changes: { companion: desk } });
      return room;
    });
    await takesOfRoom(page, /^Link with a public room/);
    await page.getByText('This room is linked with Desk, and the link does not count').waitFor();
    await page.getByRole('button', { name: 'Take the link away' }).click();
    await expect.poll(() => lastAsk(page, 'logicalRooms.unlink')).toEqual({ privateRoom: panel });
  });

  test('where the server keeps no links, a person sees two rooms as one for themselves, and is told so', async () => {
    const service = {
      ...fakeService,
      missing: { companion: 'On this service rooms are linked for oneself alone.' },
    };
    page = await fake.open({ messages: 60, snapshot: { service } });
    await openRoom(page, /^Rates/);
    await takesOfRoom(page, /^Show as one room with/);
    const dialog = page.getByRole('dialog', { name: 'Show Rates as one room with another' });
    await dialog.getByRole('radio', { name: 'Desk Panel', exact: true }).check();
    await dialog.getByText('Only you see these two rooms as one').waitFor();
    await dialog.getByRole('button', { name: 'Show them as one' }).click();
    await page.getByRole('heading', { name: 'Rates', exact: true }).waitFor();
    await audience(page).insiders.waitFor();
  });

  test('the private side has its own lines in the menu', async () => {
    page = await fake.open({ messages: 60, logical: true });
    const { panel } = await opensBoth(page);
    await page.getByRole('button', { name: 'Room', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Private side: Desk Panel' }).press('Enter');
    const side = page.getByRole('menu', { name: 'Private side: Desk Panel' });
    await side.getByRole('menuitem', { name: 'Leave room' }).press('Enter');
    await expect.poll(() => lastAsk(page, 'rooms.leave')).toEqual({ room: panel });
  });

  test('an add-in stands beside one of both sides, and is asked for there alone', async () => {
    const cards: ListedAddIn = {
      ...{
        id: 'cards',
        name: 'Cards',
        manifestId: 'com.example.cards',
        description: 'Of a test.',
        author: 'Tests',
      },
      ...{ version: '1.0.0', source: { kind: 'copy' }, content: 'ab'.repeat(32), hosts: [], formats: [] },
      ...{ required: [{ right: 'room.read', purpose: 'To be tried.' }], optional: [], page: 'about:blank' },
    };
    page = await fake.open({ messages: 60, logical: true, addIns: [cards] });
    const { desk, panel } = await opensBoth(page);
    await page.evaluate((room) => {
      window.host.addIns.place(room, { chosenBy: 'me', name: 'Cards', addIn: 'cards', open: true });
    }, panel);
    const pane = page.getByRole('complementary', { name: 'Add-ins' });
    const sides = pane.getByRole('group', { name: 'Whose add-ins are shown' });
    await sides.getByRole('button', { name: 'Everybody', pressed: true }).waitFor();
    expect(await pane.getByRole('tab', { name: 'Cards' }).count()).toBe(0);
    await sides.getByRole('button', { name: 'Insiders' }).click();
    await pane.getByRole('tab', { name: 'Cards' }).waitFor();
    await pane.getByRole('button', { name: 'Allow' }).click();
    await expect.poll(() => lastAsk(page, 'addIns.grant')).toMatchObject({ room: panel, addIn: 'cards' });
    await openRoom(page, /^Rates/);
    await opensBoth(page);
    const askedOf = await page.evaluate(() =>
      window.host.asked.flatMap(({ name, ask }) =>
        name === 'addIns.inRoom' && typeof ask === 'object' && ask !== null && 'room' in ask
          ? [ask.room]
          : [],
      ),
    );
    expect(askedOf).toEqual(expect.arrayContaining([desk, panel]));
  });

  test('the browser complained of nothing', () => {
    expect(fake.complaints).toEqual([]);
  });
});
