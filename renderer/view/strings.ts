import { accounts, forget } from './strings/accounts.ts';
import {
  addInConsent,
  addInList,
  addInRights,
  addIns,
  filtered,
  getAddIn,
  card as messageCard,
} from './strings/add-ins.ts';
import { administration } from './strings/administration.ts';
import { alertRules, alertWhy } from './strings/alert-rules.ts';
import { alertSettings, alerts, quiet, testAlert } from './strings/alerts.ts';
import { audience } from './strings/audience.ts';
import { connection } from './strings/connection.ts';
import { card, findRooms } from './strings/directory.ts';
import { faults, steps } from './strings/faults.ts';
import { feedForm, feeds } from './strings/feeds.ts';
import { goTo } from './strings/go-to.ts';
import { keys } from './strings/keys.ts';
import { notices } from './strings/notices.ts';
import { privateSide } from './strings/private-side.ts';
import { createRoom, editRoom, endRoom, roomForm } from './strings/room-form.ts';
import { askToPresent, invite, requests, roomInvitations } from './strings/room-invitations.ts';
import { people, room, roomGroup, rooms } from './strings/rooms.ts';
import { search } from './strings/search.ts';
import { settings } from './strings/settings.ts';
import { sharing } from './strings/sharing.ts';
import { certificate, consent, join, signIn, signOn } from './strings/sign-in.ts';
import { composer, outbox, removal, timeline } from './strings/talk.ts';
import { keepRoom, transfer } from './strings/transfer.ts';

/** Every word of the window, in one place: a file of `strings/` for each area. */
export const strings = {
  perch: 'Perch',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  back: 'Back',
  yes: 'Yes',
  no: 'No',

  rooms,
  roomGroup,
  room,
  findRooms,
  card,
  roomForm,
  createRoom,
  editRoom,
  endRoom,
  roomInvitations,
  requests,
  invite,
  askToPresent,
  people,
  timeline,
  outbox,
  removal,
  composer,
  audience,
  privateSide,
  connection,
  faults,
  steps,
  signIn,
  signOn,
  consent,
  certificate,
  join,
  accounts,
  addIns,
  addInConsent,
  addInList,
  addInRights,
  getAddIn,
  filtered,
  messageCard,
  administration,
  forget,
  sharing,
  transfer,
  keepRoom,
  search,
  feeds,
  feedForm,
  goTo,
  settings,
  keys,
  notices,
  alerts,
  alertSettings,
  alertRules,
  alertWhy,
  quiet,
  testAlert,
} as const;
