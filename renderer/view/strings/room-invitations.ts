import { many } from './many.ts';

export const roomInvitations = {
  entry: 'Invitations',
  count: (count: number) => many(count, 'invitation to a room', 'invitations to rooms'),
  title: 'Invitations to rooms',
  none: 'Nobody is waiting for an answer of yours.',
  from: (who: string) => `From ${who}`,
  accept: 'Accept',
  acceptName: (room: string) => `Accept: ${room}`,
  decline: 'Decline',
  declineName: (room: string) => `Decline: ${room}`,
  about: 'About',
  aboutName: (room: string) => `About ${room}`,
} as const;

export const requests = {
  title: 'Who asks',
  loading: 'Asking the room…',
  count: (count: number) => many(count, 'request', 'requests'),
  none: 'Nobody asks for anything any more.',
  membership: 'asks to join',
  voice: 'asks to present',
  allow: 'Allow',
  allowName: (who: string, wish: string) => `Allow: ${who} ${wish}`,
  deny: 'Deny',
  denyName: (who: string, wish: string) => `Deny: ${who} ${wish}`,
} as const;

export const invite = {
  title: 'Invite people',
  menu: 'Invite people…',
  people: 'People to invite',
  hint: 'They get an invitation, and decide.',
  hintMembers: 'They become members, and get an invitation.',
  reason: 'A word to them',
  send: 'Invite',
} as const;

export const askToPresent = {
  title: 'Ask to present',
  text: 'Whoever manages the room decides who writes in it.',
} as const;
