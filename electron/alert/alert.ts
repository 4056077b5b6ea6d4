import type { Alert, AlertReason } from '../model/alert.ts';
import type { StoredMessage } from '../model/message.ts';

/** What an alert about this message says, here and by the operating system. */
export function alertOf(
  _message: StoredMessage,
  _roomName: string,
  _because: AlertReason,
): Omit<Alert, 'shownByHost'> {
  throw new Error('not yet');
}
