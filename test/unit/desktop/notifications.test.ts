import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createNotifier, escapeMarkup } from '#electron/desktop/notifications.ts';

class Shown extends EventEmitter {
  static supported = true;
  static all: Shown[] = [];
  static isSupported(): boolean {
    return Shown.supported;
  }
  readonly options: object;
  readonly show = vi.fn();
  readonly close = vi.fn(() => this.emit('close'));
  constructor(options: object) {
    super();
    this.options = options;
    Shown.all.push(this);
  }
}

beforeEach(() => {
  Shown.all = [];
  Shown.supported = true;
});

function notifier(platform: NodeJS.Platform = 'linux') {
  const showWindow = vi.fn();
  return { showWindow, ...createNotifier({ Notification: Shown, platform, showWindow }) };
}

const onClick = vi.fn();
const alert = { tag: 'desk', title: 'Desk', text: 'Ana: hello', urgent: false, onClick };

test('a notification is shown, and a click brings the window and the message', () => {
  const { notify, showWindow } = notifier();
  expect(notify(alert)).toBe(true);
  expect(Shown.all[0]?.show).toHaveBeenCalledOnce();
  expect(showWindow).not.toHaveBeenCalled();
  Shown.all[0]?.emit('click');
  expect(showWindow).toHaveBeenCalledOnce();
  expect(onClick).toHaveBeenCalledOnce();
});

test('a newer one with the same tag replaces the older one, another tag does not', () => {
  const { notify } = notifier();
  notify(alert);
  notify({ ...alert, tag: 'lobby' });
  notify({ ...alert, text: 'Ana: and again' });
  expect(Shown.all.map(({ close }) => close.mock.calls.length)).toEqual([1, 0, 0]);
});

test('one that is still shown is taken back, the others stay', () => {
  const { notify, withdraw } = notifier();
  notify(alert);
  notify({ ...alert, tag: 'lobby' });
  withdraw('desk');
  withdraw('elsewhere');
  expect(Shown.all.map(({ close }) => close.mock.calls.length)).toEqual([1, 0]);
});

test('where the system has none it says so', () => {
  Shown.supported = false;
  expect(notifier().notify(alert)).toBe(false);
  expect(Shown.all).toEqual([]);
});

describe('what people wrote stays text', () => {
  const text = '<a href="https://evil.example">sign in</a> & <b>now</b>';

  test('on Linux, where the body would be read as markup', () => {
    notifier('linux').notify({ ...alert, text });
    expect(Shown.all[0]?.options).toMatchObject({ title: 'Desk', body: escapeMarkup(text) });
    expect(escapeMarkup(text)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
  });

  test('elsewhere, as it is', () => {
    notifier('darwin').notify({ ...alert, text });
    expect(Shown.all[0]?.options).toMatchObject({ body: text });
  });
});

describe('an answer from the notification', () => {
  test('is offered where somebody takes it, and goes to whom it was asked of, once', () => {
    const { notify, showWindow } = notifier('darwin');
    const [toDesk, toLobby] = [vi.fn(), vi.fn()];
    notify({ ...alert, onReply: toDesk });
    notify({ ...alert, tag: 'lobby', onReply: toLobby });
    expect(Shown.all[0]?.options).toMatchObject({ hasReply: true, replyPlaceholder: 'Reply' });
    Shown.all[0]?.emit('reply', { reply: 'On my way' });
    expect(toDesk.mock.calls).toEqual([['On my way']]);
    expect(toLobby).not.toHaveBeenCalled();
    expect(showWindow).not.toHaveBeenCalled();
  });

  test('is not offered where nobody may say anything', () => {
    notifier('darwin').notify(alert);
    expect(Shown.all[0]?.options).not.toHaveProperty('hasReply');
  });
});

test('the system adds no sound of its own', () => {
  notifier().notify(alert);
  expect(Shown.all[0]?.options).toMatchObject({ silent: true });
});
