import * as v from 'valibot';
import type { AccountCalls } from '../contract/account.ts';
import { address, type ChecksOf, line, link, nothing } from './parts.ts';

const password = v.pipe(v.string(), v.maxLength(1024));
const webSocket = v.exactOptional(v.pipe(v.string(), v.maxLength(2048)));

export const accountChecks: ChecksOf<AccountCalls> = {
  'account.startHere': v.strictObject({ displayName: line }),
  'account.signIn': v.strictObject({
    address,
    password,
    webSocket,
    link: v.exactOptional(link),
    allowPlain: v.exactOptional(v.boolean()),
    acceptWeaker: v.exactOptional(v.boolean()),
  }),
  'account.signOn': v.strictObject({ address, webSocket }),
  'account.cancelSignOn': nothing,
  'account.readInvitation': v.strictObject({ link }),
  'account.join': v.strictObject({ link, name: line, displayName: line, password }),
  'account.switchTo': v.strictObject({ address }),
  'account.signOut': v.strictObject({ forget: v.boolean() }),
  'account.remove': v.strictObject({ address }),
  'connection.retry': nothing,
};
