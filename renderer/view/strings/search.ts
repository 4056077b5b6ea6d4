import { many } from './many.ts';

export const search = {
  name: 'Search',
  placeholder: 'Search',
  clear: 'Clear the search',
  here: 'Search in this room',
  rooms: 'Rooms',
  people: 'People',
  actions: 'Commands',
  messages: 'Messages',
  wrote: 'What they wrote',
  results: 'Search results',
  count: (count: number) => many(count, 'result', 'results'),
  newest: (count: number) => `The first ${count} are shown.`,
  showMore: 'Show more',

  filters: 'Only messages',
  inRoom: (room: string) => `In ${room}`,
  mentionsMe: 'Mentions me',
  importance: 'Important',
  story: 'Stories',
  hasLink: 'With a link',
  more: 'Who and when',
  moreSet: (count: number) => `Who and when · ${count}`,
  room: 'Room',
  allRooms: 'All rooms',
  by: 'Written by',
  from: 'From this day on',
  to: 'Up to this day',
  noSuchDay: 'There is no such day.',
  order: { time: 'Newest first', relevance: 'Best match first' },
  changeOrder: 'Change the order',

  hint: 'Rooms, people, and what Perch can do, by name. In messages: words, parts of words, or “whole phrases” in double quotes. The filters above also find by themselves.',
  searching: 'Searching…',
  nothing: (text: string) => `Nothing found for “${text}”`,
  nothingFits: 'Nothing found that is all of this',
  wrongDays: 'The last day is before the first.',
  noWords: 'There is no word in that: write letters or numbers.',
  tooShort: 'Two letters or more also find the beginnings of words.',
  withoutFilters: 'Search without filters',

  scope: 'Searched: what is stored on this device.',
  covered: (whole: number, part: number) => {
    if (part === 0) return `Searched: all of ${many(whole, 'room', 'rooms')}, to the first message.`;
    if (whole === 0) return `Searched: what this device holds of ${many(part, 'room', 'rooms')}.`;
    return `Searched: all of ${many(whole, 'room', 'rooms')}, and what this device holds of ${part} more.`;
  },
  allOf: (room: string) => `Searched: all of ${room}, to the first message.`,
  partOf: (room: string, since: string) => `Searched: ${room} since ${since}.`,
  noneOf: (room: string) => `Nothing of ${room} is on this device yet.`,
  whichRooms: 'Which rooms',
  since: (day: string) => `since ${day}`,
  nothingHere: 'nothing yet',
  askServer: 'Ask the server for the rest',
  asking: 'Asking the server…',
  serverSearched: (rooms: number, limited: boolean) =>
    `The server has searched ${many(rooms, 'room', 'rooms')}${limited ? ', and gave only the first of what it found' : ' too'}.`,
  notIndexed: (since: string) =>
    `The server is still indexing what was said since ${since}, and has not searched that: search again in a few minutes.`,
  fetch: 'Fetch all',
  stop: 'Stop',
  fetched: (count: number, total?: number) =>
    total === undefined
      ? `${count.toLocaleString()} fetched`
      : `${count.toLocaleString()} of ${total.toLocaleString()}`,
} as const;
