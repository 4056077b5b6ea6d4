import { describe, expect, test } from 'vitest';
import { decide, type Situation } from '#electron/alert/rules.ts';
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

const away: Situation = {
  live: true,
  followed: true,
  alerts: true,
  looking: null,
  readUpTo: 0,
};

const booleans = [false, true] as const;
const looks = ['nowhere', 'elsewhere', 'here'] as const;
const roomSeen = { nowhere: null, elsewhere: 'other@rooms.localhost', here: message.room } as const;

/** Every combination of what the rules look at. */
function* situations() {
  for (const live of booleans)
    for (const own of booleans)
      for (const followed of booleans)
        for (const read of booleans)
          for (const look of looks)
            for (const alerts of booleans)
              for (const mentionsMe of booleans)
                for (const important of booleans)
                  yield {
                    live,
                    own,
                    followed,
                    read,
                    look,
                    alerts,
                    mentionsMe,
                    important,
                  };
}

function decideIn(row: ReturnType<typeof situations> extends Generator<infer T> ? T : never) {
  return decide(
    { ...message, own: row.own, mentionsMe: row.mentionsMe, importance: row.important ? 'Alert' : 'Regular' },
    {
      live: row.live,
      followed: row.followed,
      alerts: row.alerts,
      looking: roomSeen[row.look],
      readUpTo: row.read ? message.key : message.key - 1,
    },
  );
}

describe('alert rules', () => {
  test('an alert is raised in exactly those situations in which the person would otherwise not know', () => {
    const rows = [...situations()];
    expect(rows).toHaveLength(384);
    for (const row of rows) {
      const sees = row.look === 'here';
      const expected = row.live && !row.own && row.followed && !row.read && !sees && row.alerts;
      expect(decideIn(row).alert, JSON.stringify(row)).toBe(expected);
    }
  });

  test.each([
    ['a message from the archive', {}, { live: false }, 'not live'],
    ['an own message from another device', { own: true }, {}, 'own message'],
    ['a room that is only visited', {}, { followed: false }, 'not followed'],
    ['a message read elsewhere already', {}, { readUpTo: 1000 }, 'already read'],
    ['the room that the person looks at', {}, { looking: message.room }, 'looking at it'],
    ['alerts switched off', {}, { alerts: false }, 'do not disturb'],
    ['a mention, even of high importance', { mentionsMe: true, importance: 'Alert' }, {}, 'mentioned'],
    ['high importance', { importance: 'Alert' }, {}, 'important'],
    ['a plain message', {}, {}, 'message'],
    ['a room while no room is looked at', {}, { looking: null }, 'message'],
    ['another room than the visible one', {}, { looking: 'other@rooms.localhost' }, 'message'],
    ['a message past the read marker', {}, { readUpTo: 999 }, 'message'],
  ] as const)('%s: the reason given says so', (_, ofMessage, ofSituation, because) => {
    expect(decide({ ...message, ...ofMessage }, { ...away, ...ofSituation }).because).toBe(because);
  });
});
