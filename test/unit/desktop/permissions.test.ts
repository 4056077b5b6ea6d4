import type { Session } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { denyPermissions } from '#electron/desktop/permissions.ts';
import { standIn } from './stand-in.ts';

type Handlers = {
  request: NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
  check: NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
  device: NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
  display: NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;
  bluetooth: NonNullable<Parameters<Session['setBluetoothPairingHandler']>[0]>;
  usb: NonNullable<Parameters<Session['setUSBProtectedClassesHandler']>[0]>;
};

function guarded(): Handlers {
  const handlers: Partial<Handlers> = {};
  denyPermissions({
    setPermissionRequestHandler: (handler) => void Object.assign(handlers, { request: handler }),
    setPermissionCheckHandler: (handler) => void Object.assign(handlers, { check: handler }),
    setDevicePermissionHandler: (handler) => void Object.assign(handlers, { device: handler }),
    setDisplayMediaRequestHandler: (handler) => void Object.assign(handlers, { display: handler }),
    setBluetoothPairingHandler: (handler) => void Object.assign(handlers, { bluetooth: handler }),
    setUSBProtectedClassesHandler: (handler) => void Object.assign(handlers, { usb: handler }),
  });
  return standIn<Handlers>(handlers);
}

const permissions = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'fullscreen',
  'openExternal',
  'clipboard-read',
  'display-capture',
  'hid',
  'usb',
  'serial',
  'fileSystem',
  'idle-detection',
  'window-management',
  'unknown',
] as const;
const page = 'perch://app/index.html';

function requested(permission: (typeof permissions)[number] | 'clipboard-sanitized-write', from: object) {
  const answer = vi.fn();
  guarded().request(standIn({}), permission, answer, standIn(from));
  expect(answer).toHaveBeenCalledOnce();
  return answer.mock.calls[0]?.[0];
}

describe.each(permissions)('%s', (permission) => {
  test('is refused when requested, and when checked', () => {
    expect(requested(permission, { isMainFrame: true, requestingUrl: page })).toBe(false);
    expect(guarded().check(null, permission, 'perch://app', { isMainFrame: true })).toBe(false);
  });
});

describe('copying plain text', () => {
  const permission = 'clipboard-sanitized-write';

  test('is allowed to our own main frame', () => {
    expect(requested(permission, { isMainFrame: true, requestingUrl: page })).toBe(true);
    expect(guarded().check(null, permission, 'perch://app', { isMainFrame: true })).toBe(true);
    expect(guarded().check(null, permission, 'perch://app/', { isMainFrame: true })).toBe(true);
  });

  test.each([
    [{ isMainFrame: false, requestingUrl: page }],
    [{ isMainFrame: true, requestingUrl: 'https://elsewhere.example/' }],
    [{ isMainFrame: true, requestingUrl: 'perch://app.elsewhere.example/' }],
    [{ isMainFrame: true, requestingUrl: 'perch://addin/' }],
  ])('is refused to %j', (from) => {
    expect(requested(permission, from)).toBe(false);
  });
});

test('no device, screen or pairing is given', () => {
  const handlers = guarded();
  expect(handlers.device(standIn({ deviceType: 'hid' }))).toBe(false);
  const screen = vi.fn();
  handlers.display(standIn({}), screen);
  expect(screen).toHaveBeenCalledWith(null);
  const pairing = vi.fn();
  handlers.bluetooth(standIn({}), pairing);
  expect(pairing).toHaveBeenCalledWith({ confirmed: false });
  expect(handlers.usb({ protectedClasses: ['audio', 'hid'] })).toEqual(['audio', 'hid']);
});
