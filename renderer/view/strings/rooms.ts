import { many } from './many.ts';

export const rooms = {
  list: 'Followed rooms',
  column: 'Rooms and search',
  add: 'Find or create a room',
  notFollowed: 'not followed',
  unread: (count: number) => many(count, 'unread message', 'unread messages'),
  mentions: (count: number) => many(count, 'mention of you', 'mentions of you'),
  trouble: 'cannot be entered',
  none: 'No rooms yet',
  noneMore: 'Rooms that you follow stand here, with what is new in each.',
  find: 'Find rooms',
  create: 'Create a room',
  kind: { Open: 'Open', Closed: 'Closed', Secret: 'Secret' },
  auditorium: 'Auditorium',
  unnamed: 'Other rooms',
  width: 'Width of the room list',
} as const;

export const room = {
  here: (count: number) => `${count} here`,
  people: 'People in this room',
  menu: 'Room',
  follow: 'Follow',
  unfollow: 'Stop following',
  leave: 'Leave room',
  removeArchive: 'Remove this archive',
  join: 'Enter now',
  copyAddress: 'Copy address',
  about: 'About this room',
  edit: 'Edit room…',
  showRooms: 'Show rooms',
  catchingUp: (count: string) => `Catching up: ${count}`,
  fetchingAll: (count: string) => `Fetching all of it: ${count}`,
  nothingOpen: 'No room is open',
  nothingOpenMore: 'Choose a room on the left, or find one that you do not follow yet.',
  gone: 'This room is not on your list any more',
  goneMore: 'You left it, or it is gone. What you can open stands on the left.',
} as const;

export const people = {
  title: 'People',
  loading: 'Looking who is here…',
  manager: 'Manager',
  presenter: 'Presenter',
  readOnly: 'Reads only',
  you: 'you',
  none: 'Nobody is here now.',
  notInside: 'Enter the room to see who is here.',
} as const;
