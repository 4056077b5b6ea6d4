import { many } from './many.ts';

export const timeline = {
  name: 'Messages',
  new: 'New',
  important: 'Important',
  beginning: (room: string) => `This is where ${room} begins.`,
  loading: 'Loading messages',
  olderLoading: 'Loading older messages…',
  olderFailed: 'Older messages cannot be fetched now.',
  gap: 'Messages are missing here and have not been fetched yet.',
  empty: (room: string) => `Nothing has been said in ${room} yet`,
  emptyMore: 'Write the first message below: whoever comes later can read it from here on.',
  emptyReadOnly: 'When somebody writes, it appears here.',
  notHere: 'Nothing of this room is on this device yet',
  notHereMore: 'Its messages appear when the server has been asked.',
  failed: 'These messages cannot be shown now',
  toNewest: 'Jump to newest',
  below: (count: number) => many(count, 'new message', 'new messages'),
  spoken: (author: string, text: string) => `${author}: ${text}`,
  spokenMany: (count: number, authors: string) => `${count} new messages, from ${authors}`,
  more: 'Read on',
  less: 'Fold',
  shortened: 'Show all of it',
} as const;

export const outbox = {
  waiting: 'Waiting for the network',
  kept: 'Not sent yet',
  failed: 'Not sent',
  unsure: 'May have been sent: the connection broke before the room answered.',
  noReason: 'The room did not take it.',
  retry: 'Try again',
  sendAnyway: 'Send again',
  copy: 'Copy text',
  discard: 'Discard',
} as const;

export const composer = {
  name: 'Message',
  placeholder: (room: string) => `Write to ${room}`,
  send: 'Send',
  important: 'Important',
  hint: 'Enter sends, Shift+Enter starts a new line',
  later: {
    'try again': 'Will be sent when you are back online',
    'sign in': 'Will be sent when you have signed in again',
    'use here': 'Will be sent when you use Perch here again',
    'new invitation': 'Kept here: nothing goes to a server that changed',
    'change server': 'Will be sent when the server is found',
  },
  left: (bytes: string) => `${bytes} bytes left`,
  over: (bytes: string) => `${bytes} bytes too long for this service. Shorten it to send.`,
  auditorium:
    'Only presenters write here. You can read everything; ask a manager of the room to become a presenter.',
  noVoice: 'You may read here, but not write. Ask a manager of the room for the right.',
  away: 'Not connected. What is stored of this room can be read.',
  notEntered: 'Entering the room…',
  notInside: 'You are not in this room. Enter it to write.',
  enter: 'Enter',
} as const;
