import { expect, test } from 'vitest';
import { createApp } from '#renderer/store/app.ts';
import { createFakeHost } from '#test/support/fake-host.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

test('what is half written when another window changes the account is no draft of the other one', async () => {
  const host = createFakeHost({ rooms: 2, messages: 5 });
  const surroundings = stillSurroundings();
  const app = createApp(host.bridge, surroundings);
  app.start();
  await expect.poll(() => app.session.state.getState().account).toBeTruthy();
  const [desk = ''] = host.rooms.keys();
  app.drafts.write({ room: desk, text: 'not for the oth', importance: 'Regular' });
  await host.bridge.call('account.signIn', {
    address: 'else@example.org',
    password: 'secret',
    allowPlain: false,
  });
  await expect.poll(() => app.session.state.getState().account?.address).toBe('else@example.org');
  surroundings.wait();
  expect(app.drafts.get(desk).text).toBe('');
  expect(host.asked.filter(({ name }) => name === 'drafts.save')).toEqual([]);
});
