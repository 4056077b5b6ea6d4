import { many } from './many.ts';

export const transfer = {
  exportAll: 'Export all rooms…',
  exportRoom: 'Export…',
  import: 'Import…',
  titles: { export: 'Export messages', import: 'Import messages' },
  yours: 'Your messages',
  format: 'Format',
  formats: { jsonl: 'JSON Lines', html: 'Web page', text: 'Plain text' },
  formatHints: {
    jsonl: 'Holds everything, and can be imported again.',
    html: 'One page to read, without anything that could run.',
    text: 'To read anywhere.',
  },
  rooms: 'Rooms',
  allRooms: 'All rooms',
  when: 'Time',
  always: 'Everything',
  between: 'Between two days',
  from: 'From',
  until: 'Until',
  noSuchDay: 'There is no such day.',
  wrongDays: 'The last day is before the first.',
  extent: (messages: number) => `${many(messages, 'message', 'messages')} on this device.`,
  incomplete: (rooms: number) =>
    rooms === 1
      ? 'Of this room the server may have more. What is missing is marked in the export.'
      : `Of ${rooms} rooms the server may have more. What is missing is marked in the export.`,
  fetchFirst: 'Fetch the rest first',
  fetching: 'The rest is being fetched. Export when it is there.',
  stopFetching: 'Stop fetching',
  complete: 'All of it is here.',
  export: 'Export',
  stop: 'Stop',
  writing: 'Exporting…',
  checking: 'Reading the file…',
  importing: 'Importing…',
  undoing: 'Taking away what was imported…',
  progress: 'Progress',
  soFar: (messages: number) => many(messages, 'message', 'messages'),
  exported: (messages: number) => `${many(messages, 'message', 'messages')} exported.`,
  gaps: (gaps: number) =>
    `History is missing at ${many(gaps, 'place', 'places')}; ${gaps === 1 ? 'it' : 'each'} is marked.`,
  save: 'Save the file',
  stoppedExport: 'The export was stopped. No file was left.',
  stoppedImport: 'Everything is as it was before the import.',
  explain:
    'A JSON Lines export of Perch, or an XMPP archive (XEP-0227). What is here already is not doubled; rooms that you are not in appear as archives to read.',
  choose: 'Choose a file…',
  sending: 'Opening the file…',
  imported: (messages: number) =>
    messages === 0
      ? 'Everything in this file was here already.'
      : `${many(messages, 'message', 'messages')} imported.`,
  moreRooms: (rooms: number) => `and ${many(rooms, 'room', 'rooms')} more`,
  known: (messages: number) => `${many(messages, 'message was', 'messages were')} here already.`,
  leftOut: (entries: number) =>
    `${many(entries, 'entry is not a message of a room, and was', 'entries are not messages of rooms, and were')} left out.`,
  undo: 'Undo',
  done: 'Done',
  another: 'Another one',
} as const;

export const keepRoom = {
  menu: 'Keep messages…',
  title: 'Keep messages',
  legend: 'How long this device keeps the messages of this room',
  forever: 'For ever',
  days: (days: number) => many(days, 'day', 'days'),
  year: '1 year',
  hint: 'Older messages are removed from this device for good, also from searches. What the server keeps stays there.',
  note: 'Older messages are removed at once.',
  save: 'Save',
} as const;
