import { many } from './many.ts';

export const search = {
  name: 'Search',
  placeholder: 'Search',
  rooms: 'Rooms',
  messages: 'Messages',
  results: 'Search results',
  nothing: (text: string) => `Nothing found for “${text}”`,
  scope:
    'Searched: rooms on your list, and every message stored on this device. Not searched: what the server keeps and this device has never fetched.',
  count: (count: number) => many(count, 'result', 'results'),
  searching: 'Searching…',
} as const;
