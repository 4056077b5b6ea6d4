import { inCategories } from './categories.ts';
import type { Account } from './facts.ts';
import { type ListedRoom, unreadOf } from './listed-rooms.ts';

/**
 * The room to open for somebody who has none open: a place where one can write at once. On this computer that is
 * an open room; elsewhere the first with something unread, else the first of the list, no auditorium if it can be.
 */
export function landingRoom(
  rooms: Iterable<ListedRoom>,
  account: Account,
  language: string,
): ListedRoom | undefined {
  const all = inCategories(rooms, language).flatMap((category) => category.rooms);
  if (account.place === 'This computer') {
    return all.find(({ privacy, behavior }) => privacy === 'Open' && behavior === 'Normal');
  }
  const unread = all.find((room) => unreadOf(room) > 0);
  return unread ?? all.find(({ behavior }) => behavior === 'Normal') ?? all[0];
}
