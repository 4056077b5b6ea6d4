import { expect, test } from 'vitest';
import type { Events, SearchHit } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createDrafts } from '#renderer/store/drafts.ts';
import { attachGone } from '#renderer/store/gone.ts';
import { createNotices } from '#renderer/store/notices.ts';
import { createSearch } from '#renderer/store/search.ts';
import { createTimeline } from '#renderer/store/timeline.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';
import { message } from './messages.ts';

const lost = message(0).room;
const kept = 'kept@rooms.example.org';
const rooms = [lost, kept];

/** A window in which both rooms show wherever a room can show. */
async function open() {
  let tell: (change: Events['rooms.changed']) => void = () => undefined;
  const hits = rooms.map((room): SearchHit => ({ message: { ...message(1), room }, roomName: room }));
  const page = { messages: [message(1)], reachedStart: true, reachedEnd: true };
  const bridge = {
    call: async (name: string) => (name === 'messages.search' ? { hits } : page),
    listen: (_: string, listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    onLink: () => () => undefined,
    // Only these two questions and this one event occur here.
  } as unknown as Bridge;
  const surroundings = stillSurroundings();
  const notices = createNotices(surroundings);
  const search = createSearch(bridge);
  const timeline = createTimeline(bridge, surroundings);
  const drafts = createDrafts(bridge, { get: () => undefined }, surroundings);
  const written = rooms.map((room) => ({ room, text: 'psst', importance: 'Regular' }) as const);
  drafts.load({ account: null, accounts: [], drafts: written });
  attachGone({ bridge, drafts, notices, search, timeline, surroundings });
  for (const room of rooms) {
    const alert = {
      room,
      key: 1,
      title: 'Ana',
      text: 'psst',
      outside: { title: 'Ana', text: 'psst' },
      because: 'mentioned',
      important: false,
      sound: false,
    } as const;
    notices.show({ kind: 'alert', alert: { ...alert, shownByHost: false } });
  }
  await search.write('psst');
  await timeline.open({ room: lost, at: 'newest' });
  const shown = () => ({
    notices: notices.state.getState().shown.map((one) => one.kind === 'alert' && one.alert.room),
    hits: search.state.getState().hits.map((hit) => hit.message.room),
    drafts: [...drafts.state.getState().byRoom.keys()],
    withdrawn: surroundings.withdrawn,
    messages: timeline.state.getState().messages.length,
  });
  return { shown, tell: (gone: readonly string[]) => tell({ changed: [], gone }) };
}

test('a room that is lost takes along what the window shows of it, and nothing else', async () => {
  const { shown, tell } = await open();
  expect(shown()).toEqual({
    ...{ notices: rooms, hits: rooms, drafts: rooms, withdrawn: [], messages: 1 },
  });
  tell([lost]);
  expect(shown()).toEqual({
    ...{ notices: [kept], hits: [kept], drafts: [kept], withdrawn: [lost], messages: 0 },
  });
});

test('a change of other rooms takes nothing away', async () => {
  const { shown, tell } = await open();
  tell([]);
  tell(['elsewhere@rooms.example.org']);
  expect(shown()).toMatchObject({ notices: rooms, hits: rooms, messages: 1 });
});
