import type { WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { cutDatagrams, cutNetwork, holdStill, refuseDownloads } from '#electron/desktop/navigation.ts';
import { cancelable, emitter } from './stand-in.ts';

function held() {
  const setWindowOpenHandler = vi.fn();
  const contents = emitter<WebContents>({ setWindowOpenHandler });
  holdStill(contents);
  return { contents, setWindowOpenHandler };
}

const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect'];

describe.each(ways)('%s', (way) => {
  test.each([
    'https://elsewhere.example/',
    'file:///home/ana/dropped.html',
    'perch://app/other.html',
    'perch://app.elsewhere.example/index.html',
    'javascript:alert(1)',
    'data:text/html,hello',
    'about:blank',
  ])('to %s is refused', (url) => {
    const event = cancelable({ url });
    held().contents.emit(way, event);
    expect(event.defaultPrevented).toBe(true);
  });

  test.each(['perch://app/index.html', 'perch://app/index.html#desk'])(
    'to our own page, %s, is let through',
    (url) => {
      const event = cancelable({ url });
      held().contents.emit(way, event);
      expect(event.defaultPrevented).toBe(false);
    },
  );
});

describe('the page of an add-in', () => {
  const url = `perch-addin://a${'0'.repeat(40)}/secret/index.html`;

  test.each([
    ['in a frame', 'will-frame-navigate', false, false],
    ['in the window itself', 'will-frame-navigate', true, true],
    ['in the window itself', 'will-navigate', true, true],
  ])('%s (%s)', (_, way, isMainFrame, isRefused) => {
    const event = cancelable({ url, isMainFrame });
    held().contents.emit(way, event);
    expect(event.defaultPrevented).toBe(isRefused);
  });

  test('leads its frame nowhere else', () => {
    const event = cancelable({ url: 'https://elsewhere.example/?what=it+knows', isMainFrame: false });
    held().contents.emit('will-frame-navigate', event);
    expect(event.defaultPrevented).toBe(true);
  });
});

test('no datagram goes from the window to anywhere', () => {
  const setWebRTCIPHandlingPolicy = vi.fn();
  cutDatagrams({ setWebRTCIPHandlingPolicy });
  expect(setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
});

test('no new window is opened, whatever asks for it', () => {
  const { setWindowOpenHandler } = held();
  expect(setWindowOpenHandler.mock.calls[0]?.[0]({ url: 'https://elsewhere.example/' })).toEqual({
    action: 'deny',
  });
});

test('no webview is attached', () => {
  const event = cancelable();
  held().contents.emit('will-attach-webview', event);
  expect(event.defaultPrevented).toBe(true);
});

test.each([
  ['https://elsewhere.example/', true],
  ['HTTP://elsewhere.example/', true],
  ['ws://127.0.0.1:5280/', true],
  ['wss://elsewhere.example/', true],
  ['file:///etc/passwd', true],
  ['perch://app/assets/main.js', false],
  ['data:image/png;base64,AA==', false],
])('a request for %s is cancelled: %s', (url, cancel) => {
  const onBeforeRequest = vi.fn();
  cutNetwork({ webRequest: { onBeforeRequest } });
  const answer = vi.fn();
  onBeforeRequest.mock.calls[0]?.[0]({ url }, answer);
  expect(answer).toHaveBeenCalledWith({ cancel });
});

test('nothing is downloaded', () => {
  const session = emitter<Parameters<typeof refuseDownloads>[0]>();
  refuseDownloads(session);
  const event = cancelable();
  session.emit('will-download', event);
  expect(event.defaultPrevented).toBe(true);
});
