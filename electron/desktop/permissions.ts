import type { Session } from 'electron';
import { origin } from './scheme.ts';

/** What the page may do beyond being a page. Everything that is not here is refused: there is no list of refusals. */
const granted = new Set<string>([
  // "Copy" in the page: writes plain text or images after a click, never reads.
  'clipboard-sanitized-write',
]);

type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setUSBProtectedClassesHandler'
>;

/** Answers every permission request and check of a session: no, except to our own main frame for `granted`. */
export function denyPermissions(session: Guarded): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) => {
    answer(allows(permission, isMainFrame, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { isMainFrame }) =>
    allows(permission, isMainFrame, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
}

function allows(permission: string, isMainFrame: boolean, from: string): boolean {
  const ours = from === origin || from.startsWith(`${origin}/`);
  return granted.has(permission) && isMainFrame && ours;
}
