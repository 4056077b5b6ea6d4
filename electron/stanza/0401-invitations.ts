import type { RoomAddress, Timestamp } from '../model/ids.ts';
import { type Form, formValue, formValues, makeForm, makeTable, tableRows } from './0004-form.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { readCount, readInstant, writeInstant } from './values.ts';

/** The commands that make one (XEP-0401, 4): a contact's invitation, and an administrator's for an account. */
export const inviteCommand = `${NS.invite}#invite`;
export const createAccountCommand = `${NS.invite}#create-account`;
/** Ours: what was made, and taking one back. */
export const listInvitationsCommand = `${NS.perch}#invitation-list`;
export const withdrawInvitationCommand = `${NS.perch}#invitation-withdraw`;

/** What to fill in for a new one; all may be left out. */
export interface InvitationWish {
  /** How long it counts. */
  readonly days?: number;
  /** For whoever made it: whom it is for. */
  readonly note?: string;
  /** Ours: what whoever comes finds on their list of rooms. */
  readonly rooms?: readonly RoomAddress[];
}

/** The result of making one: the only time that its link is told. */
export interface MadeInvitation {
  readonly uri: string;
  readonly landingUrl?: string;
  readonly expire?: Timestamp;
  /** Ours: by which it is listed and withdrawn. */
  readonly id?: string;
}

export type InvitationState = 'open' | 'used' | 'expired' | 'withdrawn';

export interface ListedInvitation {
  readonly id: string;
  readonly state: InvitationState;
  /** Bare addresses. */
  readonly madeBy: string;
  readonly usedBy?: string;
  readonly madeAt: Timestamp;
  readonly expire: Timestamp;
  readonly note?: string;
}

export function writeInvitationWish({ days, note, rooms }: InvitationWish): Form {
  return makeForm('submit', NS.invite, { days, note, rooms });
}

/** Undefined where what is filled in is malformed. */
export function readInvitationWish(form: Form): InvitationWish | undefined {
  const given = formValue(form, 'days')?.trim();
  const days = readCount(given);
  const note = formValue(form, 'note')?.trim();
  const named = (formValues(form, 'rooms') ?? []).filter((room) => room !== '');
  const rooms = named.map(bareJid).filter((room): room is string => room?.includes('@') === true);
  if ((given && days === undefined) || rooms.length < named.length) return undefined;
  return { ...(days !== undefined && { days }), ...(note && { note }), ...(rooms.length > 0 && { rooms }) };
}

export function writeMadeInvitation({ uri, landingUrl, expire, id }: MadeInvitation): Form {
  const until = expire === undefined ? undefined : writeInstant(expire);
  return makeForm('result', NS.invite, { uri, 'landing-url': landingUrl, expire: until, id });
}

/** Undefined where the form has no link. */
export function readMadeInvitation(form: Form): MadeInvitation | undefined {
  const uri = formValue(form, 'uri');
  const landingUrl = formValue(form, 'landing-url');
  const expire = readInstant(formValue(form, 'expire'));
  const id = formValue(form, 'id');
  if (!uri) return undefined;
  return {
    uri,
    ...(landingUrl && { landingUrl }),
    ...(expire !== undefined && { expire }),
    ...(id && { id }),
  };
}

export function writeInvitationList(invitations: readonly ListedInvitation[]): Form {
  const columns = ['id', 'state', 'made-by', 'used-by', 'made-at', 'expire', 'note'] as const;
  const rows = invitations.map(({ id, state, madeBy, usedBy, madeAt, expire, note }) => ({
    id,
    state,
    'made-by': madeBy,
    'used-by': usedBy,
    'made-at': writeInstant(madeAt),
    expire: writeInstant(expire),
    note,
  }));
  return makeTable(NS.invite, columns, rows);
}

/** Rows that are malformed are left out. */
export function readInvitationList(form: Form): readonly ListedInvitation[] {
  return tableRows(form).flatMap((row) => {
    const [id, state, note] = [row.id?.[0], row.state?.[0], row.note?.[0]];
    const [madeBy, usedBy] = [row['made-by']?.[0], row['used-by']?.[0]];
    const [madeAt, expire] = [readInstant(row['made-at']?.[0]), readInstant(row.expire?.[0])];
    if (!id || !isState(state) || !madeBy || madeAt === undefined || expire === undefined) return [];
    return [{ id, state, madeBy, madeAt, expire, ...(usedBy && { usedBy }), ...(note && { note }) }];
  });
}

function isState(text: string | undefined): text is InvitationState {
  return text === 'open' || text === 'used' || text === 'expired' || text === 'withdrawn';
}
