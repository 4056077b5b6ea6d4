import { expect, test } from 'vitest';
import { Desk, dataFolder } from '../desk.ts';

test('a test goes the way of an alert, and it is told whether the system takes it', async () => {
  const words = { title: 'A test', text: 'Alerts look like this.' };
  const desk = await Desk.open(dataFolder());
  expect(await desk.ask('alerts.test', words)).toEqual({ shownByHost: false });
  expect(desk.notified).toEqual([{ ...words, tag: 'test', urgent: false, onClick: expect.any(Function) }]);
});
