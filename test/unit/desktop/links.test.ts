import type { App } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { claimLinks, createLinks, linkAmong } from '#electron/desktop/links.ts';
import { cancelable, emitter } from './stand-in.ts';

describe('a link among the arguments', () => {
  test.each([
    [['--data', '/tmp/x', 'xmpp:desk@rooms.example?join'], 'xmpp:desk@rooms.example?join'],
    [['XMPP:desk@rooms.example'], 'XMPP:desk@rooms.example'],
    [
      ['xmpp:house.internal?register;ws=wss%3A%2F%2F192.0.2.7%2F;preauth=abc'],
      'xmpp:house.internal?register;ws=wss%3A%2F%2F192.0.2.7%2F;preauth=abc',
    ],
    [['xmpp:a@b.example', 'xmpp:c@d.example'], 'xmpp:a@b.example'],
  ])('%j gives %s', (args, link) => {
    expect(linkAmong(args)).toBe(link);
  });

  test.each([
    [['https://rooms.example/']],
    [['xmpp:']],
    [['--url=xmpp:a@b.example']],
    [[' xmpp:a@b.example']],
    [['xmpp:a@b.example\n--flag']],
    [['xmpp:a@b.example extra']],
    [['xmpp:a@b.example\u202e']],
    [[`xmpp:${'a'.repeat(2_048)}@b.example`]],
    [[]],
  ])('%j gives none', (args) => {
    expect(linkAmong(args)).toBeUndefined();
  });
});

test('links that came before anybody listened are kept, in order', () => {
  const app = emitter<App>();
  const links = createLinks(app, ['xmpp:first@b.example']);
  const event = cancelable();
  app.emit('open-url', event, 'xmpp:second@b.example');
  const heard = vi.fn();
  links.onLink(heard);
  links.arrived(['xmpp:third@b.example']);
  expect(event.defaultPrevented).toBe(true);
  expect(heard.mock.calls.flat()).toEqual([
    'xmpp:first@b.example',
    'xmpp:second@b.example',
    'xmpp:third@b.example',
  ]);
});

test.each([
  [true, 1],
  [false, 0],
])('packaged %s: the scheme is claimed %i times', (isPackaged, times) => {
  const setAsDefaultProtocolClient = vi.fn();
  claimLinks({ isPackaged, setAsDefaultProtocolClient });
  expect(setAsDefaultProtocolClient).toHaveBeenCalledTimes(times);
});
