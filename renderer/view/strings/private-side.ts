import { many } from './many.ts';

/** Words for those who make two rooms one. */
export const privateSide = {
  add: 'Add a private side…',
  link: 'Link with a public room…',
  own: 'Show as one room with…',
  apart: 'Take the two rooms apart…',
  menu: (room: string) => `Private side: ${room}`,
  title: (room: string) => `A private side for ${room}`,
  titleLink: (room: string) => `${room} as a private side`,
  titleOwn: (room: string) => `Show ${room} as one room with another`,
  loading: 'Looking for your rooms…',
  way: 'Which room it is',
  make: 'A new secret room',
  use: 'A secret room that is there',
  name: 'Name of the private side',
  suggested: (room: string) => `${room} (private)`,
  members: 'Insiders',
  membersHint: 'They see both sides. Everybody else sees the public room, and no trace of this.',
  candidates: 'Room',
  none: {
    Secret: 'You manage no secret room that could be the private side.',
    public: 'You manage no open or closed room that this could be the private side of.',
    own: 'You are in no other room that could be one with this.',
  },

  addable: (names: string, room: string) => `Not members of ${room} yet: ${names}.`,
  addThem: (room: string) => `Make them members of ${room} as well`,
  outside: (names: string, room: string) => `Cannot enter ${room}, and so cannot be insiders: ${names}.`,
  takeOff: 'Take them off the list',
  editMembers: 'Edit its members',
  checking: 'Looking whether everybody fits…',

  summary: 'Who will see what',
  everybody: (room: string) =>
    `Everybody in ${room} sees what is said there, as before, and nothing that tells of a private side.`,
  insiders: (count: number) =>
    `${many(count, 'insider sees', 'insiders see')} both rooms as one, and choose for each message who will see it.`,
  theInsiders: 'The insiders see both rooms as one, and choose for each message who will see it.',
  stays: (room: string) => `What was said in ${room} so far stays among its members.`,
  ownOnly:
    'Only you see these two rooms as one, on all your devices. This server knows nothing of it, and others see two rooms.',

  create: 'Make the private side',
  save: 'Show them as one',

  broken: (room: string) =>
    `This room is linked with ${room}, and the link does not count: that room is gone, switched off or secret now, or you do not manage it any more. Its members see this room by itself.`,
  takeAway: 'Take the link away',
  apartTitle: 'Take the two rooms apart',
  apartText: (room: string, secret: string) =>
    `${room} and ${secret} stand in the list as two rooms again. Nobody loses a message, and nobody sees more than before.`,
  apartYes: 'Take them apart',
} as const;
