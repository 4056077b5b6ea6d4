import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk, opensEdit, opensNewRoom } from '#test/support/room-steps.ts';
import { typesAt } from '#test/support/window-page.ts';

describe.skipIf(mustSkip('chromium'))('making and changing a room', () => {
  const fake = useFakeWindow();
  let page: Page;

  const name = () => page.getByLabel('Name', { exact: true });
  const press = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
  const said = (words: string | RegExp) => page.getByText(words).waitFor();

  test('a room is made by keyboard alone, with whom one wants in it', async () => {
    page = await fake.open({ messages: 100 });
    await opensNewRoom(page);
    await typesAt(page, 'Name', 'Night desk');
    const members = page.getByRole('combobox', { name: 'Add to Members' });
    await members.focus();
    await page.keyboard.type('grace');
    await page.getByRole('option', { name: /Grace Kim/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Members' }).getByText('Grace Kim').waitFor();
    expect(await members.inputValue()).toBe('');
    await name().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Night desk', level: 1 }).waitFor();
    expect(await lastAsk(page, 'rooms.create')).toEqual({
      name: 'Night desk',
      description: '',
      category: 'trading',
      privacy: 'Closed',
      behavior: 'Normal',
      members: ['ada@example.org', 'grace.kim@example.org'],
    });
  });

  test('what is wrong with the name is told at the name, first here and then by the server', async () => {
    page = await fake.open({ messages: 100 });
    await opensNewRoom(page);
    await press('Create');
    await said('A room needs a name.');
    await name().fill('x'.repeat(260));
    await said('4 characters too many');
    await page.evaluate(() =>
      window.host.fail('rooms.create', {
        code: 'DuplicateRoomName',
        text: 'Another room is called so.',
        field: 'name',
      }),
    );
    await name().fill('Desk');
    await press('Create');
    await said('Another room is called so.');
    await expect.poll(() => name().evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await name().getAttribute('aria-invalid')).toBe('true');
  });

  test('only categories where one may make rooms are offered; without any it is said why', async () => {
    page = await fake.open({ messages: 100 });
    await opensNewRoom(page);
    const categories = page.getByLabel('Category').getByRole('option');
    expect(await categories.allInnerTexts()).toEqual(['Trading', 'Operations']);
    const service = { categories: [], addIns: [], missing: {}, missingFacets: {}, administers: [] };
    page = await fake.open({ rooms: 0, snapshot: { service } });
    await press('Create a room');
    await said('You may make rooms in no category');
  });

  test('what this server cannot do is not offered, and says why', async () => {
    const category = {
      ...{ uri: 'rooms.example.org', name: 'rooms.example.org', description: '', isDefault: true },
      ...{ mayCreate: true, invitations: false, fileUpload: false, chatHistory: true },
    };
    const missing = { presenters: 'This server keeps no presenters.', 'closed auditorium': 'Not safe here.' };
    const service = { categories: [category], addIns: [], missing, missingFacets: {}, administers: [] };
    page = await fake.open({ rooms: 2, messages: 100, snapshot: { service } });
    await opensNewRoom(page);
    expect(await page.getByRole('checkbox', { name: /^Auditorium/ }).isDisabled()).toBe(true);
    await said('Not safe here.');
    await page.getByRole('radio', { name: /^Open/ }).check();
    await page.getByRole('checkbox', { name: /^Auditorium/ }).check();
    await said('This server keeps no presenters.');
    expect(await page.getByRole('combobox', { name: 'Add to Presenters' }).count()).toBe(0);
  });

  test('before anything is saved it is said what will change, and who goes', async () => {
    page = await fake.open({ messages: 100 });
    await opensEdit(page);
    await name().fill('Desk and panel');
    const chip = page.getByRole('grid', { name: 'Members' }).getByRole('row', { name: /Ben Okafor/ });
    await chip.getByRole('button', { name: /Remove/ }).click();
    await press('Review changes');
    await said('Name: Desk → Desk and panel');
    await said('Out of the room at once: Ben Okafor.');
    expect(await lastAsk(page, 'rooms.save')).toBeUndefined();
    await page.getByRole('button', { name: 'Save', exact: true }).and(page.locator(':focus')).press('Enter');
    await page.getByRole('heading', { name: 'Desk and panel', level: 1 }).waitFor();
    expect(await lastAsk(page, 'rooms.save')).toMatchObject({
      revision: '1',
      changes: { name: 'Desk and panel', members: expect.not.arrayContaining(['ben.okafor@example.org']) },
    });
  });

  test('a room that becomes open says how far it then reaches', async () => {
    page = await fake.open({ messages: 100 });
    await opensEdit(page);
    await page.getByRole('radio', { name: /^Open/ }).check();
    await press('Review changes');
    await said('From then on everyone finds the room and reads all that was ever said in it.');
  });

  test('nobody takes away the last manager', async () => {
    page = await fake.open({ messages: 100 });
    await opensEdit(page);
    await page.getByRole('grid', { name: 'Managers' }).getByRole('row').first().focus();
    await page.keyboard.press('Delete');
    await said('A room needs somebody who manages it.');
    expect(await page.getByRole('button', { name: 'Review changes' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
  });

  test('where somebody else saved meanwhile, field by field is chosen whose word counts', async () => {
    page = await fake.open({ messages: 100 });
    await opensEdit(page);
    const room = await page.evaluate(() => [...window.host.rooms.keys()][0] ?? '');
    await name().fill('Mine');
    await page.getByLabel(/^What it is for/).fill('Also mine');
    await press('Review changes');
    await page.evaluate(async (address) => {
      await window.host.bridge.call('rooms.save', { room: address, changes: { name: 'Theirs' } });
      const fault = { code: 'DataCollision', text: 'Somebody saved.', values: ['name'] } as const;
      window.host.fail('rooms.save', fault);
    }, room);
    await press('Save');
    await said('Somebody else saved this room meanwhile');
    expect(await page.getByRole('radio', { name: 'Theirs Theirs' }).isChecked()).toBe(true);
    expect(await page.getByRole('group', { name: 'What it is for' }).count()).toBe(0);
    await page.getByRole('radio', { name: 'Mine Mine' }).check();
    await press('Continue');
    await said('Name: Theirs → Mine');
    await page.evaluate(() => window.host.fail('rooms.save', null));
    await press('Save');
    await page.getByRole('heading', { name: 'Mine', level: 1 }).waitFor();
    expect(await lastAsk(page, 'rooms.save')).toEqual({
      room,
      revision: '2',
      changes: { name: 'Mine', description: 'Also mine' },
    });
  });

  test('a room is deleted by whom writes its name, and by nobody else', async () => {
    page = await fake.open({ messages: 100 });
    await opensEdit(page);
    await press('Delete room…');
    const typed = page.getByLabel('Write what the room is called');
    await typed.fill('Des');
    await typed.press('Enter');
    expect(await lastAsk(page, 'rooms.destroy')).toBeUndefined();
    await typed.fill('Desk');
    await typed.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const rooms = page.getByRole('navigation', { name: 'Followed rooms' });
    expect(await rooms.getByRole('button', { name: /^Desk,/ }).count()).toBe(0);
    expect(fake.complaints).toEqual([]);
  });
});
