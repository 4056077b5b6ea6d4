import { expect, test } from 'vitest';
import { createBursts } from '#electron/core/alerts/bursts.ts';
import type { Alert } from '#electron/model/alert.ts';

const alert = (room: string, key: number): Omit<Alert, 'shownByHost'> => ({
  ...{ room, key, title: 'Ana', text: `word ${key}`, outside: { title: 'Ana', text: `word ${key}` } },
  ...{ because: 'message', important: false, sound: false },
});

test('what was gathered of a room is told to nobody once the room is lost, also where it comes back', () => {
  const told: string[] = [];
  const due = new Set<() => void>();
  const bursts = createBursts({
    counts: () => true,
    tell: ({ room, text }) => told.push(`${room}: ${text}`),
    after: (_, act) => {
      due.add(act);
      return () => void due.delete(act);
    },
  });
  for (let key = 1; key <= 6; key += 1) for (const room of ['panel', 'desk']) bursts.add(alert(room, key));
  told.splice(0);
  bursts.deleteRoom('panel');
  for (const act of [...due]) act();
  expect(told).toEqual(['desk: 3 new messages. The last one: word 6']);
  bursts.stop();
});
