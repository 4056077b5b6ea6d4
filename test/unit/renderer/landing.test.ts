import { expect, test } from 'vitest';
import type { Account, RoomEntry } from '#electron/bridge/contract.ts';
import { landingRoom } from '#renderer/store/landing.ts';
import { fakeRooms } from '#test/support/fake-data.ts';

const account: Account = { address: 'ada@example.org', displayName: 'Ada', place: 'A server' };
const [like] = fakeRooms(1, 0);
if (!like) throw new Error('There are fake rooms.');
const template = like;

const room = (name: string, more: Partial<RoomEntry> = {}): RoomEntry => ({
  ...template,
  address: `${name}@rooms.example.org`,
  name,
  category: 'General',
  privacy: 'Open',
  behavior: 'Normal',
  unread: 0,
  ...more,
});
const hall = room('Announcements', { behavior: 'Auditorium' });
const lobby = room('Lobby');
const team = room('Team', { privacy: 'Closed' });
const land = (rooms: readonly RoomEntry[], place: Account['place'] = 'A server') =>
  landingRoom(rooms, { ...account, place }, 'en')?.name;

test('somebody new stands where they can write', () => {
  expect(land([hall, lobby, team])).toBe('Lobby');
  expect(land([hall, lobby, team], 'This computer')).toBe('Lobby');
});

test('something unread comes first, wherever it is', () => {
  expect(land([{ ...hall, unread: 2 }, lobby, team])).toBe('Announcements');
});

test('where there are only auditoriums, one of them is better than none', () => {
  expect(land([hall])).toBe('Announcements');
  expect(land([])).toBeUndefined();
});
