import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ChatRoomInvitation, ChatRoomRequest } from '#electron/bridge/contract.ts';
import { fakeRooms } from '#test/support/fake-data.ts';
import { useFakeWindow } from '#test/support/fake-window.ts';
import { mustSkip } from '#test/support/programs.ts';
import { lastAsk, takesOfRoom } from '#test/support/room-steps.ts';
import { openRoom, typesAt } from '#test/support/window-page.ts';

const desk = fakeRooms(1, 0)[0]?.address ?? '';
const grace = { id: 'grace.kim@example.org', name: 'Grace Kim' };
const invitations: readonly ChatRoomInvitation[] = [
  {
    room: 'night@rooms.example.org',
    id: '2',
    name: 'Night desk',
    inviter: grace,
    reason: 'For the handover',
  },
  { room: 'risk@rooms.example.org', id: '1', name: 'Risk' },
];
const requests: readonly ChatRoomRequest[] = [
  { kind: 'membership', room: desk, address: 'quinn@example.org', nickname: 'Quinn', words: 'I am new' },
  { kind: 'voice', room: desk, address: 'ben@example.org' },
  { kind: 'voice', room: 'elsewhere@rooms.example.org', address: 'ben@example.org' },
];

describe.skipIf(mustSkip('chromium'))('inviting and asking', () => {
  const fake = useFakeWindow();
  let page: Page;

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const gone = (name: string) => button(name).waitFor({ state: 'detached' });
  const notice = (words: string) =>
    page.getByRole('region', { name: 'Notices' }).locator('.notice').filter({ hasText: words });

  test('an invitation is accepted, and leads into the room', async () => {
    page = await fake.open({ messages: 100, snapshot: { roomInvitations: invitations } });
    await button('2 invitations to rooms').click();
    await page.getByText('From Grace Kim').waitFor();
    await page.getByText('For the handover').waitFor();
    await button('Accept: Night desk').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'roomInvitations.accept')).toEqual({ room: 'night@rooms.example.org' });
    await button('1 invitation to a room').waitFor();
  });

  test('an invitation is declined, and that is taken back', async () => {
    page = await fake.open({ messages: 100, snapshot: { roomInvitations: invitations } });
    await button('2 invitations to rooms').click();
    await button('Decline: Risk').click();
    await gone('Decline: Risk');
    await page.keyboard.press('Escape');
    await notice('You declined the invitation to Risk.').getByRole('button', { name: 'Undo' }).click();
    await button('2 invitations to rooms').waitFor();
    expect(await lastAsk(page, 'roomInvitations.decline')).toBeUndefined();
  });

  test('an invitation that arrives is told without taking the focus', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('half a sentence');
    await page.evaluate((all) => {
      const [invitation] = all;
      if (invitation) window.host.tell('roomInvitations.arrived', { invitation });
      window.host.tell('roomInvitations.changed', { invitations: all });
    }, invitations);
    await notice('Grace Kim invites you.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await notice('Grace Kim invites you.').getByRole('button', { name: 'Show' }).click();
    await page.getByRole('dialog', { name: 'Invitations to rooms' }).waitFor();
  });

  test('an invitation that is answered is told no more', async () => {
    page = await fake.open({ messages: 100, snapshot: { roomInvitations: invitations } });
    await page.evaluate(([invitation]) => {
      if (invitation) window.host.tell('roomInvitations.arrived', { invitation });
    }, invitations);
    await notice('Grace Kim invites you.').waitFor();
    await button('2 invitations to rooms').click();
    await button('Accept: Night desk').click();
    await notice('Grace Kim invites you.').waitFor({ state: 'detached', timeout: 6000 });
  });

  test('who manages a room sees quietly who waits, and answers', async () => {
    page = await fake.open({ messages: 100, snapshot: { roomRequests: requests } });
    await openRoom(page, /^Desk,/);
    await button('2 requests').click();
    await page.getByText('I am new').waitFor();
    await page.getByText('quinn@example.org').waitFor();
    await button('Allow: Quinn asks to join').click();
    await gone('Allow: Quinn asks to join');
    expect(await lastAsk(page, 'rooms.answerRequest')).toEqual({ request: requests[0], allow: true });
    await button('Deny: ben@example.org asks to present').click();
    await page.getByText('Nobody asks for anything any more.').waitFor();
    expect(await lastAsk(page, 'rooms.answerRequest')).toEqual({ request: requests[1], allow: false });
  });

  test('in an auditorium one asks to present from where one cannot write', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Announcements/);
    await button('Ask to present').click();
    await typesAt(page, /^A word to those who decide/, 'The quarterly figures');
    await page.keyboard.press('Enter');
    await page.getByText('Asked. Whoever manages the room decides.').waitFor();
    expect(await lastAsk(page, 'rooms.askToPresent')).toMatchObject({ words: 'The quarterly figures' });
  });

  test('others are invited from the menu of the room: people, and groups of them', async () => {
    page = await fake.open({ messages: 100 });
    await openRoom(page, /^Desk,/);
    await takesOfRoom(page, /^Invite people/);
    await page.getByText('They become members, and get an invitation.').waitFor();
    const people = page.getByRole('combobox', { name: 'Add to People to invite' });
    await people.fill('desk');
    await page.getByRole('option', { name: /The desk/ }).click();
    await people.fill('ben');
    await page.getByRole('option', { name: /Ben Okafor/ }).click();
    await page.getByLabel(/^A word to them/).fill('Come and see');
    await button('Invite').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await lastAsk(page, 'rooms.invite')).toEqual({
      room: desk,
      addresses: ['desk@groups.rooms.example.org', 'ben.okafor@example.org'],
      reason: 'Come and see',
    });
    expect(fake.complaints).toEqual([]);
  });
});
