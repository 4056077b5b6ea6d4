import type { Refusal } from '#renderer/store/keys/refused.ts';
import type { KeyGroup, KeyId } from '#renderer/store/keys/table.ts';
import { many } from './many.ts';

/** What stands on a key, where that is not its name. */
const caps: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

const groups: Readonly<Record<KeyGroup, string>> = {
  window: 'The window',
  rooms: 'Rooms',
  room: 'The room that is open',
  writing: 'While you write',
  quiet: 'Quiet',
  account: 'Your account',
};

const names: Readonly<Record<KeyId, string>> = {
  search: 'Find rooms, people, commands and messages',
  'search here': 'Search in this room',
  'next pane': 'Next part of the window',
  'pane before': 'Part of the window before',
  back: 'Back to where you were',
  forward: 'Forth again',
  keys: 'This list',
  settings: 'Settings',
  'add-ins': 'All add-ins',
  'export messages': 'Export all rooms',
  'import messages': 'Import',
  'next unread': 'Next room with something unread',
  'unread before': 'Room before with something unread',
  'read all': 'Mark everything as read',
  'find rooms': 'Find rooms',
  'create room': 'Create a room',
  invitations: 'Invitations',
  'go to': 'Go to a day, to what is unread, to a mention',
  people: 'Show and hide who is here',
  'add-ins beside': 'Show and hide its add-ins',
  read: 'Mark as read, or as unread',
  enter: 'Enter now',
  follow: 'Follow, or stop following',
  favourite: 'Make it a favourite, or not',
  'move up': 'Move it up in the list',
  'move down': 'Move it down in the list',
  'to group': 'Move it to a group',
  alerts: 'Alerts of this room',
  about: 'About this room',
  'private side': 'Give it a private side, or take that apart',
  invite: 'Invite people',
  edit: 'Edit this room',
  keep: 'How long its messages are kept',
  export: 'Export this room',
  'copy address': 'Copy its address',
  leave: 'Leave this room',
  important: 'Mark as important',
  story: 'Write a story',
  audience: 'Change who will read it',
  quiet: 'Do not disturb for an hour, or again',
  'quiet until tomorrow': 'Do not disturb until tomorrow',
  presenting: 'I am presenting',
  share: 'Let others join',
  administer: 'Administration',
  'add account': 'Add an account',
  'sign out': 'Sign out',
  forget: 'Sign out and forget',
};

const refused: Readonly<Record<Refusal, (key: string) => string>> = {
  writing: (key) => `${key} is needed to write.`,
  moving: (key) => `${key} is needed to move about and to choose.`,
  Perch: (key) => `${key} always means the same in Perch: see below.`,
  characters: (key) => `${key} types a character on many keyboards.`,
  browser: (key) => `${key} belongs to your browser.`,
  system: (key) => `${key} belongs to your system.`,
  program: (key) => `${key} belongs to the window itself.`,
};

/** What always means the same, in all of Perch and elsewhere. */
const fixed: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['↑', '↓'], 'Through rooms and messages'],
  [['Home', 'End'], 'First and last of what is loaded'],
  [['Enter'], 'Open; unfold a story; send'],
  [['Ctrl', 'Enter'], 'Send a story'],
  [['Shift', 'Enter'], 'New line'],
  [['@', ':'], 'People and emoji, while writing'],
  [['Esc'], 'Back to where you were'],
  [['Shift', 'F10'], 'What to do with a room or a message'],
];

export const keys = {
  title: 'Keys',
  caps,
  groups,
  names,
  refused,
  fixed,
  fixedTitle: 'Always the same',
  find: 'Find by what it does, or by its key',
  none: 'No key',
  change: (name: string, key: string) => `${name}: ${key}. Press to change`,
  press: 'Press the new keys…',
  pressMore: 'Esc leaves it as it is, Backspace takes the key away.',
  clear: (name: string) => `No key for: ${name}`,
  reset: (name: string, key: string) => `Back to ${key}: ${name}`,
  resetAll: 'All as they were at first',
  resetDone: 'All keys are as they were at first.',
  conflict: (key: string, name: string) => `${key} does “${name}”.`,
  take: 'Use it here',
  nothing: 'Nothing is called so, and no such key is used.',
  changed: (count: number) => `${many(count, 'key', 'keys')} of yours`,
  now: (name: string, key: string) => `${name}: ${key}`,
} as const;
