import { join, resolve } from 'node:path';
import type { App, PowerMonitor, WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { reloadAfterCrash } from '#electron/desktop/crash.ts';
import { createEnding } from '#electron/desktop/ending.ts';
import { watchPower } from '#electron/desktop/power.ts';
import { prepare } from '#electron/desktop/prepare.ts';
import { cancelable, emitter } from './stand-in.ts';

function application(first = true) {
  return emitter<App>({
    setName: vi.fn(),
    setAppUserModelId: vi.fn(),
    setPath: vi.fn(),
    enableSandbox: vi.fn(),
    exit: vi.fn(),
    isPackaged: true,
    setAsDefaultProtocolClient: vi.fn(),
    requestSingleInstanceLock: () => first,
  });
}

describe('before Electron is ready', () => {
  function prepared(args: readonly string[], first = true) {
    const app = application(first);
    const makeDirectory = vi.fn();
    const registerSchemesAsPrivileged = vi.fn();
    const protocol = { registerSchemesAsPrivileged };
    const result = prepare({ app, protocol, args, defaultData: '/home/ada/perch', makeDirectory });
    return { app, makeDirectory, registerSchemesAsPrivileged, result };
  }

  test('everything that is rendered runs in a sandbox, and the scheme is ours', () => {
    const { app, registerSchemesAsPrivileged } = prepared([]);
    expect(app.enableSandbox).toHaveBeenCalledOnce();
    expect(registerSchemesAsPrivileged.mock.calls[0]?.[0]).toMatchObject([
      { scheme: 'perch' },
      { scheme: 'perch-addin' },
    ]);
  });

  test.each([
    [[], '/home/ada/perch'],
    [['--data', '/tmp/p', '--no-sandbox-like', '--inspect=0'], '/tmp/p'],
    [['--data=/tmp/p', 'xmpp:a@b.example'], '/tmp/p'],
  ])('arguments %j: everything is kept in %s', (args, data) => {
    const { app, makeDirectory, result } = prepared(args);
    expect(result?.data).toBe(resolve(data));
    expect(makeDirectory.mock.calls.flat()).toEqual([resolve(data), join(resolve(data), 'window')]);
    expect(app.setPath).toHaveBeenCalledWith('userData', join(resolve(data), 'window'));
  });

  test('a second Perch ends', () => {
    expect(prepared([], false).result).toBeUndefined();
  });

  test('the first comes to the front when a second is started, and gets its link', () => {
    const { app, result } = prepared([]);
    const [show, link] = [vi.fn(), vi.fn()];
    result?.onSummons(show);
    result?.links.onLink(link);
    app.emit('second-instance', {}, ['/usr/bin/perch', 'xmpp:desk@rooms.example']);
    expect(show).toHaveBeenCalledOnce();
    expect(link).toHaveBeenCalledWith('xmpp:desk@rooms.example');
  });
});

describe('the end', () => {
  test('waits until everything is closed, once', async () => {
    const app = application();
    const ending = createEnding(app);
    let closed = (): void => undefined;
    const close = vi.fn(() => new Promise<void>((resolve) => (closed = resolve)));
    ending.onEnd(close);
    expect(ending.begun()).toBe(false);
    app.emit('before-quit');
    expect(ending.begun()).toBe(true);
    const events = [cancelable(), cancelable()];
    for (const event of events) app.emit('will-quit', event);
    expect(events.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true, true]);
    expect(close).toHaveBeenCalledOnce();
    expect(app.exit).not.toHaveBeenCalled();
    closed();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(0));
  });

  test('tells that closing failed', async () => {
    const app = application();
    createEnding(app).onEnd(async () => {
      throw new Error('the disk is full');
    });
    app.emit('will-quit', cancelable());
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(1));
  });

  test('comes after ten seconds even if something never closes', async () => {
    vi.useFakeTimers();
    const app = application();
    createEnding(app).onEnd(() => new Promise(() => undefined));
    app.emit('will-quit', cancelable());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(app.exit).toHaveBeenCalledWith(1);
    vi.useRealTimers();
  });
});

describe('a page that crashed', () => {
  let time = 0;
  const quit = vi.fn();
  const showMessageBox = vi.fn(async () => ({ response: 0, checkboxChecked: false }));
  let contents: ReturnType<typeof emitter<WebContents>>;

  beforeEach(() => {
    time = 0;
    quit.mockClear();
    showMessageBox.mockClear();
    contents = emitter<WebContents>({ reload: vi.fn() });
    reloadAfterCrash({ contents, dialog: { showMessageBox }, now: () => time, quit });
  });

  const crash = (at: number, reason = 'crashed') => {
    time = at;
    contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  };

  test('is loaded again', () => {
    crash(0);
    expect(contents.reload).toHaveBeenCalledOnce();
  });

  test('is left alone when it ended in order', () => {
    crash(0, 'clean-exit');
    expect(contents.reload).not.toHaveBeenCalled();
  });

  test('three times within a minute is put to the person', async () => {
    for (const at of [0, 1_000, 2_000]) crash(at);
    expect(showMessageBox).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(contents.reload).toHaveBeenCalledTimes(3));
    expect(quit).not.toHaveBeenCalled();
  });

  test('and quits if they choose so', async () => {
    showMessageBox.mockResolvedValueOnce({ response: 1, checkboxChecked: false });
    for (const at of [0, 1_000, 2_000]) crash(at);
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
  });

  test('now and then is loaded again each time', () => {
    for (const at of [0, 61_000, 122_000, 183_000]) crash(at);
    expect(contents.reload).toHaveBeenCalledTimes(4);
    expect(showMessageBox).not.toHaveBeenCalled();
  });
});

test('waking up is told until nobody wants to know', () => {
  const monitor = emitter<PowerMonitor>();
  const onWake = vi.fn();
  const stop = watchPower(monitor, onWake);
  monitor.emit('resume');
  stop();
  monitor.emit('resume');
  expect(onWake).toHaveBeenCalledOnce();
});
