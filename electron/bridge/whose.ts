import type { CallName } from './contract.ts';

/** What is asked of the program and the machine, or names the account that it means. */
const ofNobody: ReadonlySet<CallName> = new Set([
  'app.snapshot',
  'app.remember',
  'links.open',
  'account.startHere',
  'account.signIn',
  'account.signOn',
  'account.cancelSignOn',
  'account.readInvitation',
  'account.join',
  'account.switchTo',
  'account.remove',
  'connection.retry',
  'addIns.shipped',
  'addIns.inspect',
  'sharing.read',
  'sharing.start',
  'sharing.stop',
  'sharing.renewCertificate',
]);

/** Whether a question belongs to the account that the window shows, and is nothing to any other. */
export function isOfAccount(name: CallName): boolean {
  return !ofNobody.has(name);
}
