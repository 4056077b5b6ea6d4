import { describe, expect, test } from 'vitest';
import { alertOf } from '#electron/alert/alert.ts';
import type { AlertDecision, AlertReason } from '#electron/model/alert.ts';
import type { StoredMessage } from '#electron/model/message.ts';

const message: StoredMessage = {
  room: 'desk@rooms.localhost',
  key: 1000,
  author: { id: 'ben@localhost', name: 'Ben' },
  own: false,
  sentAt: 1,
  text: 'Feed B is late',
  importance: 'Regular',
  mentionsMe: false,
};

const because = (reason: AlertReason): AlertDecision => ({ alert: true, sound: false, because: reason });

describe('the words of an alert', () => {
  test('name who spoke, where, and what made it an alert', () => {
    expect(alertOf(message, 'Desk', because('message'))).toMatchObject({
      title: 'Ben in Desk',
      text: 'Feed B is late',
    });
    expect(alertOf(message, 'Desk', because('mentioned')).title).toBe('Ben mentioned you in Desk');
    expect(alertOf({ ...message, importance: 'Alert' }, 'Desk', because('important'))).toMatchObject({
      title: 'Important: Ben in Desk',
      important: true,
    });
  });

  test('are the title where the message is a story', () => {
    expect(alertOf({ ...message, storyTitle: 'Closing report' }, 'Desk', because('message')).text).toBe(
      'Closing report',
    );
  });

  test('of a secret room say nothing of it outside the window, not even its name', () => {
    const { title, text, outside } = alertOf(message, 'Panel', because('mentioned'), true);
    expect([title, text]).toEqual(['Ben mentioned you in Panel', 'Feed B is late']);
    expect(JSON.stringify(outside)).not.toMatch(/Ben|Panel|Feed/);
    expect(alertOf(message, 'Desk', because('message')).outside).toEqual({
      title: 'Ben in Desk',
      text: 'Feed B is late',
    });
  });

  test('stand on one line and are cut at whole letters', () => {
    expect(alertOf({ ...message, text: 'one\n\n two\tthree ' }, 'Desk', because('message')).text).toBe(
      'one two three',
    );
    const { text } = alertOf({ ...message, text: '👩‍🚀é'.repeat(5000) }, 'Desk', because('message'));
    expect([...new Intl.Segmenter().segment(text)].length).toBeLessThanOrEqual(200);
    expect(text).toMatch(/^👩‍🚀é.*…$/u);
  });

  test('cannot be turned round by what a name or a text contains', () => {
    const hostile = { ...message, author: { id: 'x', name: 'Ben\u202Enima\u2066' }, text: 'a\u202Eb\0c' };
    const { title, text } = alertOf(hostile, 'De\u200Fsk', because('message'));
    expect(title + text).not.toMatch(/[\p{Cc}\u200F\u202A-\u202E\u2066-\u2069]/u);
  });

  test.each(['', ' ', '\u200b\u2060', '\u3164\u2800'])(
    'show that there is no name where it is %j',
    (name) => {
      expect(alertOf({ ...message, author: { id: 'x', name } }, 'Desk', because('message')).title).toBe(
        '– in Desk',
      );
    },
  );
});
