import { describe, expect, test } from 'vitest';
import type { MessagePage, StoredMessage } from '#electron/bridge/contract.ts';
import { BridgeFault } from '#renderer/bridge/bridge.ts';
import { createTimeline, type Visit } from '#renderer/store/timeline.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';
import { message } from './messages.ts';

const { room } = message(0);
const newest: Visit = { room, at: 'newest' };
const page = (messages: readonly StoredMessage[], more: Partial<MessagePage> = {}): MessagePage => ({
  messages,
  reachedStart: true,
  reachedEnd: true,
  ...more,
});

/** A timeline whose pages come when the test says so. */
function open() {
  type Code = ConstructorParameters<typeof BridgeFault>[0]['code'];
  const asks: {
    readonly answer: (page: MessagePage) => void;
    readonly fail: (text: string, code?: Code) => void;
  }[] = [];
  const call = () =>
    new Promise<never>((resolve, reject) => {
      asks.push({
        // The only call that a timeline makes is for a page.
        answer: (found) => resolve(found as never),
        fail: (text, code = 'TimedOut') => reject(new BridgeFault({ code, text })),
      });
    });
  const surroundings = stillSurroundings();
  const none = () => undefined;
  const bridge = { call, speakFor: none, listen: () => none, onLink: () => none };
  const timeline = createTimeline(bridge, surroundings);
  const texts = () => timeline.state.getState().messages.map(({ text }) => text);
  return { timeline, asks, surroundings, texts };
}

describe('a visit to a room', () => {
  test('a message that was stored after its page was read is not lost', async () => {
    const { timeline, asks, surroundings, texts } = open();
    const opened = timeline.open(newest);
    timeline.stored({ room, messages: [message(1)], live: true });
    surroundings.paint();
    asks[0]?.answer(page([message(0)]));
    await opened;
    expect(texts()).toEqual(['at 0', 'at 1']);
  });

  test('the place that is opened is reached where the order of the room changes meanwhile', async () => {
    const { timeline, asks, texts } = open();
    const opened = timeline.open({ room, at: 'archive id', archiveId: 'a0', of: room });
    await timeline.reordered(room);
    expect(asks).toHaveLength(1);
    const place = { place: message(0).key, reachedEnd: false };
    asks[0]?.answer(page([message(0)], place));
    await opened;
    expect(asks).toHaveLength(2);
    asks[1]?.answer(page([message(0), message(1)], { reachedEnd: false }));
    await expect.poll(texts).toEqual(['at 0', 'at 1']);
    expect(timeline.state.getState().place).toBe(message(0).key);
  });

  test('what was prepared is there at once, and nothing is asked again', async () => {
    const { timeline, asks, texts } = open();
    timeline.prepare(newest);
    asks[0]?.answer(page([message(0)]));
    await Promise.resolve();
    const opened = timeline.open({ ...newest });
    expect(timeline.state.getState().status).toBe('ready');
    expect(texts()).toEqual(['at 0']);
    await opened;
    expect(asks).toHaveLength(1);
  });

  test('what was prepared and is still on its way is waited for', async () => {
    const { timeline, asks, texts } = open();
    timeline.prepare(newest);
    const opened = timeline.open({ ...newest });
    asks[0]?.answer(page([message(0)]));
    await opened;
    expect(texts()).toEqual(['at 0']);
    expect(asks).toHaveLength(1);
  });

  test.each<[string, (timeline: ReturnType<typeof createTimeline>) => unknown]>([
    ['something was said there', ({ stored }) => stored({ room, messages: [message(1)], live: true })],
    ['its order changed', ({ reordered }) => reordered(room)],
    ['it was lost', ({ drop }) => drop(room)],
    ['events were missed', ({ forgetPrepared }) => forgetPrepared()],
    ['another account came', ({ close }) => close()],
  ])('what was prepared before %s is asked for anew', async (_, happens) => {
    const { timeline, asks, texts } = open();
    timeline.prepare(newest);
    asks[0]?.answer(page([message(0)]));
    await Promise.resolve();
    happens(timeline);
    const opened = timeline.open({ ...newest });
    asks[1]?.answer(page([message(0), message(1)]));
    await opened;
    expect(texts()).toEqual(['at 0', 'at 1']);
  });

  test('what was prepared for one place is not shown at another', async () => {
    const { timeline, asks, texts } = open();
    timeline.prepare(newest);
    asks[0]?.answer(page([message(0)]));
    await Promise.resolve();
    const opened = timeline.open({ ...newest, room: 'other@rooms.example.org' });
    asks[1]?.answer(page([message(5)]));
    await opened;
    expect(texts()).toEqual(['at 5']);
  });

  test('what could not be prepared is asked for anew', async () => {
    const { timeline, asks, texts } = open();
    timeline.prepare(newest);
    asks[0]?.fail('The host is busy.');
    await Promise.resolve();
    await Promise.resolve();
    const opened = timeline.open({ ...newest });
    asks[1]?.answer(page([message(0)]));
    await opened;
    expect(texts()).toEqual(['at 0']);
  });

  test('the page of a room that was left changes nothing', async () => {
    const { timeline, asks, texts } = open();
    const first = timeline.open(newest);
    const second = timeline.open({ ...newest, room: 'other@rooms.example.org' });
    asks[1]?.answer(page([message(5)]));
    asks[0]?.answer(page([message(0)]));
    await Promise.all([first, second]);
    expect(texts()).toEqual(['at 5']);
  });

  test('older messages that cannot be had say why, are not asked for again by themselves, and then come', async () => {
    const { timeline, asks, texts } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([message(3)], { reachedStart: false }));
    await opened;
    const failing = timeline.loadOlder();
    asks[1]?.fail('The server does not answer.');
    await failing;
    expect(timeline.state.getState().older?.text).toBe('The server does not answer.');
    await timeline.loadOlder();
    expect(asks).toHaveLength(2);
    const again = timeline.loadOlder({ again: true });
    asks[2]?.answer(page([message(2)]));
    await again;
    expect(texts()).toEqual(['at 2', 'at 3']);
    expect(timeline.state.getState().older).toBeNull();
  });

  test('one page at a time is asked for in each direction', async () => {
    const { timeline, asks } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([message(3)], { reachedStart: false }));
    await opened;
    void timeline.loadOlder();
    void timeline.loadOlder();
    expect(asks).toHaveLength(2);
  });

  test('a jump to the newest while older ones are on their way does not stop later ones from coming', async () => {
    const { timeline, asks } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([message(3)], { reachedStart: false }));
    await opened;
    const late = timeline.loadOlder();
    timeline.toNewest();
    asks[1]?.answer(page([message(2)]));
    await late;
    void timeline.loadOlder();
    expect(asks).toHaveLength(3);
  });

  test('a burst changes the state once per frame', async () => {
    const { timeline, asks, surroundings } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([]));
    await opened;
    let changes = 0;
    timeline.state.subscribe(() => {
      changes += 1;
    });
    for (let each = 0; each < 100; each += 1)
      timeline.stored({ room, messages: [message(each)], live: true });
    surroundings.paint();
    expect(changes).toBe(1);
    expect(timeline.state.getState().messages).toHaveLength(100);
  });

  test('back at the newest nothing is asked anew where it is held', async () => {
    const { timeline, asks } = open();
    const opened = timeline.open({ room, at: 'unread', key: message(0).key });
    asks[0]?.answer(page([message(0), message(1)]));
    await opened;
    timeline.toNewest();
    expect(asks).toHaveLength(1);
    expect(timeline.state.getState().visit).toEqual(newest);
  });

  test('within the room that is open, what is shown stays until the new place is there', async () => {
    const { timeline, asks, texts } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([message(9)]));
    await opened;
    const jumped = timeline.open({ room, at: 'date', date: 0 });
    expect(texts()).toEqual(['at 9']);
    asks[1]?.answer(page([message(1)], { place: message(1).key }));
    await jumped;
    expect(texts()).toEqual(['at 1']);
    expect(timeline.state.getState().place).toBe(message(1).key);
  });

  test('a place that cannot be had changes nothing, and is answered with why', async () => {
    const { timeline, asks, surroundings, texts } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([message(0)]));
    await opened;
    const jumped = timeline.open({ room, at: 'archive id', archiveId: 'gone' });
    timeline.stored({ room, messages: [message(1)], live: true });
    surroundings.paint();
    asks[1]?.fail('That message is not in this room.');
    expect(await jumped).toMatchObject({
      stayed: true,
      fault: { text: 'That message is not in this room.' },
    });
    expect(texts()).toEqual(['at 0', 'at 1']);
    expect(timeline.state.getState().visit).toEqual(newest);
    void timeline.fillGap(message(1).key);
    expect(asks).toHaveLength(3);
  });

  test('a message that another room has not opens that room at its newest, and is answered with why', async () => {
    const { timeline, asks, texts } = open();
    const opened = timeline.open(newest);
    asks[0]?.answer(page([message(0)]));
    await opened;
    const other = 'other@rooms.example.org';
    const followed = timeline.open({ room: other, at: 'archive id', archiveId: 'gone' });
    asks[1]?.fail('That message is not in this room.', 'NoSuchNode');
    await expect.poll(() => asks.length).toBe(3);
    asks[2]?.answer(page([message(7)]));
    expect(await followed).toMatchObject({ stayed: false, fault: { code: 'NoSuchNode' } });
    expect(timeline.state.getState()).toMatchObject({
      visit: { room: other, at: 'newest' },
      status: 'ready',
    });
    expect(texts()).toEqual(['at 7']);
  });

  test('the line where the unread begins stays while one goes about in the room', async () => {
    const { timeline, asks } = open();
    const opened = timeline.open({ room, at: 'unread', key: message(0).key });
    asks[0]?.answer(page([message(0), message(1)]));
    await opened;
    const jumped = timeline.open({ room, at: 'date', date: 0 });
    asks[1]?.answer(page([message(0)]));
    await jumped;
    expect(timeline.state.getState().newAfter).toBe(message(0).key);
  });
});

describe('a gap', () => {
  const gap = message(5, { gapBefore: true });
  const openAtGap = async () => {
    const opened = open();
    const ready = opened.timeline.open(newest);
    opened.asks[0]?.answer(page([message(0), gap]));
    await ready;
    return { ...opened, gaps: () => opened.timeline.state.getState().gaps };
  };

  test('is filled once, and is a gap no more', async () => {
    const { timeline, asks, gaps, texts } = await openAtGap();
    const filled = timeline.fillGap(gap.key);
    void timeline.fillGap(gap.key);
    expect(gaps().get(gap.key)).toBe('loading');
    asks[1]?.answer(page([message(0), message(3), message(5)]));
    await filled;
    expect(asks).toHaveLength(2);
    expect(texts()).toEqual(['at 0', 'at 3', 'at 5']);
    expect(gaps().size).toBe(0);
    expect(timeline.state.getState().messages.some(({ gapBefore }) => gapBefore)).toBe(false);
  });

  test('that is filled in part waits for the next look; where nothing came it says so', async () => {
    const { timeline, asks, gaps } = await openAtGap();
    const first = timeline.fillGap(gap.key);
    asks[1]?.answer(page([message(0), message(4), gap]));
    await first;
    expect(gaps().size).toBe(0);
    const second = timeline.fillGap(gap.key);
    asks[2]?.answer(page([message(0), message(4), gap]));
    await second;
    expect(gaps().get(gap.key)).toMatchObject({ code: 'CommandFailed' });
  });

  test('that cannot be filled says why, and is asked for again only when told, or back online', async () => {
    const { timeline, asks, gaps } = await openAtGap();
    const first = timeline.fillGap(gap.key);
    const older = { code: 'TimedOut', text: 'The server has not answered in time.' } as const;
    asks[1]?.answer(page([message(0), gap], { older }));
    await first;
    expect(gaps().get(gap.key)).toEqual(older);
    await timeline.fillGap(gap.key);
    expect(asks).toHaveLength(2);
    void timeline.fillGap(gap.key, { again: true });
    expect(asks).toHaveLength(3);
    asks[2]?.fail('Not now.');
    await expect.poll(() => gaps().get(gap.key)).toMatchObject({ text: 'Not now.' });
    timeline.online();
    expect(gaps().size).toBe(0);
  });
});
