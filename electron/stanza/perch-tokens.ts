import type { BareAddress, RoomAddress, Timestamp } from '../model/ids.ts';
import { type Form, formValue, formValues, makeForm, makeTable, tableRows } from './0004-form.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { readInstant, writeInstant } from './values.ts';

/** The commands (XEP-0050) by which an administrator makes, lists and revokes tokens (docs/protocol.md, "Tokens"). */
export const addTokenCommand = `${NS.perch}#token-add`;
export const listTokensCommand = `${NS.perch}#token-list`;
export const revokeTokenCommand = `${NS.perch}#token-revoke`;

export const tokenRights = ['read', 'post', 'manage'] as const;
export type TokenRight = (typeof tokenRights)[number];

/** What a token lets a program do, and where. */
export interface Scope {
  readonly rights: readonly TokenRight[];
  readonly rooms: readonly RoomAddress[] | 'all';
}

/** What to fill in for a new one. */
export interface TokenWish extends Scope {
  readonly account: BareAddress;
  /** What it is for, in words for people. */
  readonly name: string;
  /** Absent: until it is revoked. */
  readonly until?: Timestamp;
}

/** The only time that the secret is told. */
export interface MadeToken {
  readonly id: string;
  readonly account: BareAddress;
  readonly token: string;
}

export interface ListedToken extends TokenWish {
  readonly id: string;
  readonly madeBy: BareAddress;
  readonly madeAt: Timestamp;
  readonly usedAt?: Timestamp;
}

const formType = `${NS.perch}#token`;
const all = 'all';

export function writeTokenWish({ account, name, rights, rooms, until }: TokenWish): Form {
  const end = until === undefined ? undefined : writeInstant(until);
  return makeForm('submit', formType, {
    account,
    name,
    rights,
    rooms: rooms === all ? [all] : rooms,
    until: end,
  });
}

/** Undefined where something is missing or malformed: what a token may do is never guessed. */
export function readTokenWish(form: Form): TokenWish | undefined {
  return readWish({
    account: formValues(form, 'account'),
    name: formValues(form, 'name'),
    rights: formValues(form, 'rights'),
    rooms: formValues(form, 'rooms'),
    until: formValues(form, 'until'),
  });
}

export function writeMadeToken({ id, account, token }: MadeToken): Form {
  return makeForm('result', formType, { id, account, token });
}

export function readMadeToken(form: Form): MadeToken | undefined {
  const [id, account, token] = ['id', 'account', 'token'].map((name) => formValue(form, name));
  return id && account && token ? { id, account, token } : undefined;
}

export function writeTokenList(tokens: readonly ListedToken[]): Form {
  const columns = [
    'id',
    'account',
    'name',
    'rights',
    'rooms',
    'until',
    'made-by',
    'made-at',
    'used-at',
  ] as const;
  const rows = tokens.map(({ id, account, name, rights, rooms, until, madeBy, madeAt, usedAt }) => ({
    id,
    account,
    name,
    rights,
    rooms,
    until: until === undefined ? undefined : writeInstant(until),
    'made-by': madeBy,
    'made-at': writeInstant(madeAt),
    'used-at': usedAt === undefined ? undefined : writeInstant(usedAt),
  }));
  return makeTable(formType, columns, rows);
}

/** Rows that are malformed are left out. */
export function readTokenList(form: Form): readonly ListedToken[] {
  return tableRows(form).flatMap((row) => {
    const wish = readWish(row);
    const [id, madeBy] = [row.id?.[0], row['made-by']?.[0]];
    const [madeAt, usedAt] = [readInstant(row['made-at']?.[0]), readInstant(row['used-at']?.[0])];
    if (!wish || !id || !madeBy || madeAt === undefined) return [];
    return [{ ...wish, id, madeBy, madeAt, ...(usedAt !== undefined && { usedAt }) }];
  });
}

function readWish(values: Readonly<Record<string, readonly string[] | undefined>>): TokenWish | undefined {
  const account = bareJid(values.account?.[0] ?? '');
  const name = values.name?.[0]?.trim();
  const rights = tokenRights.filter((right) => values.rights?.includes(right));
  const rooms = readRooms(values.rooms?.filter((room) => room !== '') ?? []);
  const end = values.until?.[0];
  const until = readInstant(end);
  const isWrong = (end && until === undefined) || values.rights?.some((one) => !isRight(one));
  if (!account || !name || rights.length === 0 || !rooms || isWrong) return undefined;
  return { account, name, rights, rooms, ...(until !== undefined && { until }) };
}

function readRooms(values: readonly string[]): Scope['rooms'] | undefined {
  if (values.length === 1 && values[0] === all) return all;
  const known = values.map(bareJid).filter((room): room is string => room?.includes('@') === true);
  return known.length > 0 && known.length === values.length ? [...new Set(known)] : undefined;
}

function isRight(text: string): text is TokenRight {
  return tokenRights.some((right) => right === text);
}
