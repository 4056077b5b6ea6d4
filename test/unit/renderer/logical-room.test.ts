import { expect, test } from 'vitest';
import { createApp } from '#renderer/store/app.ts';
import { listedRooms, mentionsOf, sidesOf, unreadOf } from '#renderer/store/listed-rooms.ts';
import { createFakeHost } from '#test/support/fake-host.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

/** A window in which the first two rooms are one, and that one is open. */
async function open() {
  const host = createFakeHost({ rooms: 3, messages: 20, logical: true });
  const surroundings = stillSurroundings();
  const app = createApp(host.bridge, surroundings);
  app.start();
  await expect.poll(() => app.session.state.getState().account).toBeTruthy();
  const [desk = '', panel = '', rates = ''] = host.rooms.keys();
  app.navigation.show({ room: panel });
  const ready = () => expect.poll(() => app.timeline.state.getState().status).toBe('ready');
  await ready();
  const shown = () => new Set(app.timeline.state.getState().messages.map(({ room }) => room));
  const where = () => {
    const { room, beside } = app.place.state.getState();
    return { room, beside };
  };
  const link = (companion: string | undefined): void => {
    const entry = host.rooms.get(panel);
    if (!entry) throw new Error('There is a private room.');
    const { companion: _, ...alone } = entry;
    app.rooms.change({ changed: [companion === undefined ? alone : { ...alone, companion }], gone: [] });
  };
  return { host, app, surroundings, desk, panel, rates, shown, where, ready, link };
}

test('two rooms stand once in the list, under the name of the public one, with what is new in both', async () => {
  const { app, host, desk, panel, rates } = await open();
  host.changeRoom(desk, { unread: 3, mentions: 1 });
  host.changeRoom(panel, { unread: 2, mentions: 1 });
  const listed = listedRooms(app.rooms.state.getState().byAddress);
  expect(listed.map(({ address, privateRoom }) => [address, privateRoom?.address])).toEqual([
    [rates, undefined],
    [desk, panel],
  ]);
  const pair = listed[1];
  if (!pair) throw new Error('There is a pair.');
  expect([unreadOf(pair), mentionsOf(pair)]).toEqual([5, 2]);
  expect(sidesOf(pair).map(({ address }) => address)).toEqual([desk, panel]);
});

test('either of both addresses opens both, merged; both count as read', async () => {
  const { app, host, surroundings, desk, panel, shown, where, ready } = await open();
  expect(where()).toEqual({ room: desk, beside: panel });
  expect(shown()).toEqual(new Set([desk, panel]));
  for (const room of [desk, panel]) host.changeRoom(room, { unread: 0, readUpTo: 1 });
  await expect.poll(() => app.rooms.get(panel)?.readUpTo).toBe(1);
  app.navigation.show({ room: desk });
  await expect.poll(() => app.timeline.state.getState().visit?.at).toBe('newest');
  await ready();
  expect(where()).toEqual({ room: desk, beside: panel });
  const keys = app.timeline.state.getState().messages.map(({ key }) => key);
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  app.timeline.setAtEnd(true);
  surroundings.wait();
  const marked = host.asked.filter(({ name }) => name === 'rooms.markRead').map(({ ask }) => ask);
  expect(marked).toEqual([desk, panel].map((room) => ({ room, upTo: keys.at(-1) })));
  expect(host.asked.filter(({ name }) => name === 'rooms.looking').at(-1)?.ask).toEqual({
    room: desk,
    beside: panel,
  });
});

test('who loses the private side sees the public one at once, and the field waits', async () => {
  const { app, desk, panel, shown, where, ready } = await open();
  app.drafts.write({ room: panel, text: 'psst', importance: 'Regular' });
  app.rooms.change({ changed: [], gone: [panel] });
  expect(shown()).not.toContain(panel);
  expect(where()).toEqual({ room: desk, beside: null });
  expect(app.audiences.state.getState().interrupted).toBe(desk);
  expect(app.drafts.get(desk).text).toBe('');
  await ready();
  expect(shown()).toEqual(new Set([desk]));
});

test('who was writing to everybody goes on doing so', async () => {
  const { app, desk, panel } = await open();
  app.audiences.choose(panel, 'public');
  app.rooms.change({ changed: [], gone: [panel] });
  expect(app.audiences.state.getState().interrupted).toBe(null);
  expect(app.place.state.getState().room).toBe(desk);
});

test('rooms that are taken apart leave one in the room that the field was for', async () => {
  const { app, panel, where, link } = await open();
  link(undefined);
  expect(where()).toEqual({ room: panel, beside: null });
  expect(app.audiences.state.getState().interrupted).toBe(null);
});

test('rooms that become one under one are shown so, and begin with the insiders', async () => {
  const { app, desk, panel, where, link, shown, ready } = await open();
  app.audiences.choose(panel, 'public');
  link(undefined);
  expect(where()).toEqual({ room: desk, beside: null });
  link(desk);
  expect(where()).toEqual({ room: desk, beside: panel });
  expect(app.audiences.get(panel)).toBe('private');
  await ready();
  expect(shown()).toEqual(new Set([desk, panel]));
});

test('what was begun for everybody stays so when the room gets a private side', async () => {
  const { app, desk, panel, link } = await open();
  app.audiences.choose(panel, 'public');
  link(undefined);
  app.drafts.write({ room: desk, text: 'Good mor', importance: 'Regular' });
  link(desk);
  expect(app.audiences.get(panel)).toBe('public');
});

test('an answer that comes after the visit widens nothing', async () => {
  const { app, panel, rates } = await open();
  app.navigation.show({ room: rates });
  app.audiences.choose(panel, 'public');
  expect(app.audiences.get(panel)).toBe('private');
  app.navigation.show({ room: panel });
  expect(app.audiences.get(panel)).toBe('private');
});

test('the choice of everybody ends with the visit', async () => {
  const { app, panel, rates } = await open();
  app.audiences.choose(panel, 'public');
  app.navigation.show({ room: rates });
  expect(app.audiences.get(panel)).toBe('private');
});

test('what the host put into a draft stands in its field, and takes nothing from what is being written', async () => {
  const { app, host, surroundings, desk, panel } = await open();
  host.tell('draft.changed', { room: panel, text: 'from outside', importance: 'Regular' });
  expect(app.drafts.get(panel).text).toBe('from outside');
  app.drafts.write({ room: desk, text: 'half', importance: 'Regular' });
  host.tell('draft.changed', { room: desk, text: 'from outside', importance: 'Regular' });
  expect(app.drafts.get(desk).text).toBe('half');
  surroundings.wait();
});
