import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { checks } from '#electron/bridge/checks.ts';
import type { ChatRoomsFound, Frame } from '#electron/bridge/contract.ts';
import { type BridgeEvent, type Handlers, type ServeOptions, serve } from '#electron/bridge/serve.ts';
import { FaultError } from '#electron/model/fault.ts';
import { BridgeFault } from '#renderer/bridge/bridge.ts';
import { createBridge } from '#renderer/bridge/client.ts';
import { carriers, type Link, type PageEnd } from './carriers.ts';

/** Every question is refused but those that a test is about. */
function handlersWith(some: Partial<Handlers>): Handlers {
  const refuse = (): never => {
    throw new Error('this test asks for nothing of the kind');
  };
  const all = Object.fromEntries(Object.keys(checks).map((name) => [name, refuse]));
  // `checks` has a line for each question, and so does this.
  return { ...all, ...some } as unknown as Handlers;
}

let shown: string | null = null;
beforeEach(() => {
  shown = null;
});
/** Whoever asks for another account than the one that is shown is refused. */
const askedFor: ServeOptions['askedFor'] = (account, act) => {
  if (account === undefined || account === shown) return act();
  throw new FaultError('OtherAccount', 'Another one is shown.');
};

describe.each(Object.entries(carriers))('over %s', (_name, connect) => {
  let link: Link;
  let listeners: Set<(event: BridgeEvent) => void>;
  let log: string[];

  beforeEach(async () => {
    link = await connect();
    listeners = new Set();
    log = [];
  });
  afterEach(() => link.end());

  const start = (some: Partial<Handlers>, maxInFlight?: number): (() => void) =>
    serve(link.host, handlersWith(some), {
      events: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      log: (line) => log.push(line),
      newId: () => 'id-7',
      askedFor,
      ...(maxInFlight !== undefined && { maxInFlight }),
    });
  const bridge = () => createBridge(asCarrier(link.page));

  test('a question is answered', async () => {
    start({ 'rooms.search': ({ criteria }) => found(criteria.text === 'desk' ? [] : [room]) });
    expect(await bridge().call('rooms.search', searching('lobby'))).toEqual(found([room]));
    expect(await bridge().call('rooms.search', searching('desk'))).toEqual(found([]));
  });

  test('what belongs to an account is done for the one that the window shows, and for no other', async () => {
    const left = vi.fn(() => ({}));
    start({ 'rooms.leave': left, 'app.remember': () => ({}) });
    const page = bridge();
    const leaves = () => page.call('rooms.leave', { room: room.address });
    await leaves();
    shown = 'ben@localhost';
    await expect(leaves()).rejects.toMatchObject({ fault: { code: 'OtherAccount' } });
    page.speakFor('ana@localhost');
    await expect(leaves()).rejects.toMatchObject({ fault: { code: 'OtherAccount' } });
    expect(left).toHaveBeenCalledTimes(1);
    await page.call('app.remember', {});
    page.speakFor('ben@localhost');
    await leaves();
    expect(left).toHaveBeenCalledTimes(2);
  });

  test('answers find their questions in whatever order they come', async () => {
    const slow = Promise.withResolvers<void>();
    start({
      'rooms.search': async ({ criteria: { text = '' } }) => {
        if (text === 'slow') await slow.promise;
        return found([{ ...room, name: text }]);
      },
    });
    const page = bridge();
    const first = page.call('rooms.search', searching('slow'));
    expect((await page.call('rooms.search', searching('quick'))).rooms[0]?.name).toBe('quick');
    slow.resolve();
    expect((await first).rooms[0]?.name).toBe('slow');
  });

  test('a fault arrives with its code, its sentence and when to try again', async () => {
    start({
      'rooms.join': () => {
        throw new FaultError('NodeDisabled', 'This room is closed for now.', { retry: 5 });
      },
    });
    const answer = bridge().call('rooms.join', { room: 'a@b' });
    await expect(answer).rejects.toBeInstanceOf(BridgeFault);
    await expect(answer).rejects.toMatchObject({
      fault: { code: 'NodeDisabled', text: 'This room is closed for now.', retry: 5 },
    });
  });

  test('an unknown error keeps its text inside, and the log has it under the id that the page is told', async () => {
    start({
      'rooms.join': () => {
        throw new Error('password=hunter2');
      },
    });
    const fault = await bridge()
      .call('rooms.join', { room: 'a@b' })
      .catch((error: BridgeFault) => error.fault);
    expect(fault).toMatchObject({ code: 'Internal', text: expect.stringContaining('id-7') });
    expect(JSON.stringify(fault)).not.toContain('hunter2');
    expect(log.join()).toMatch(/id-7.*rooms\.join.*hunter2/s);
  });

  test.each([
    ['rooms.join', { room: 7 }],
    ['rooms.join', { room: '' }],
    ['rooms.join', { room: 'a@b', more: true }],
    ['rooms.join', null],
    ['rooms.join', undefined],
    ['messages.page', { room: 'a@b', from: { at: 'before' }, limit: 50 }],
    ['messages.page', { room: 'a@b', from: { at: 'newest' }, limit: 1e9 }],
    ['messages.page', { room: 'a@b', beside: ['c@d'], from: { at: 'newest' }, limit: 50 }],
    ['outbox.send', { room: 'a@b', text: ['x'], importance: 'Regular' }],
    ['outbox.send', { room: 'a@b', text: 'x', importance: 'Regular', widerAudience: 'yes' }],
    ['logicalRooms.link', { publicRoom: 'a@b', privateRoom: 'c@d' }],
    ['outbox.send', { room: 'a@b', text: 'x', importance: 'Loud' }],
  ])('%s with %j is refused before its handler runs', async (name, body) => {
    const handler = vi.fn();
    start({
      'rooms.join': handler,
      'messages.page': handler,
      'outbox.send': handler,
      'logicalRooms.link': handler,
    });
    expect(await ask(link.page, name, body)).toMatchObject({
      kind: 'fault',
      fault: { code: 'InvalidArgument' },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  test.each(['rooms.burn', '', 'constructor', '__proto__', 'toString'])(
    'nobody answers to “%s”',
    async (name) => {
      start({});
      expect(await ask(link.page, name, {})).toMatchObject({
        kind: 'fault',
        fault: { code: 'InvalidArgument' },
      });
    },
  );

  test('frames that are no questions are dropped, and the next question is answered', async () => {
    start({ 'app.remember': () => ({}) });
    const heard: Frame[] = [];
    link.page.onFrame((frame) => heard.push(frame));
    const garbage = [null, 7, 'ask', [], {}, { kind: 'ask' }, { kind: 'ask', id: 'x', name: 'app.remember' }];
    const answers = [
      { kind: 'answer', id: 1, body: {} },
      { kind: 'event', name: 'x', body: 1 },
    ];
    for (const frame of [...garbage, ...answers]) link.page.send(frame);
    expect(await ask(link.page, 'app.remember', {})).toEqual({ kind: 'answer', id: 99, body: {} });
    expect(heard).toHaveLength(1);
  });

  test.each<[string, string, unknown]>([
    ['a name out of the prototype', 'constructor', {}],
    ['the prototype itself', '__proto__', {}],
    ['a body that brings a prototype along', 'rooms.join', JSON.parse('{"__proto__":{"room":"a@x"}}')],
    ['more than was asked for', 'rooms.join', { room: 'a@x', password: 'x' }],
    ['a body of another kind', 'rooms.join', ['a@x']],
    ['an endless word', 'rooms.join', { room: 'a'.repeat(1_000_000) }],
    ['a number beyond the safe ones', 'rooms.markRead', { room: 'a@x', upTo: 2 ** 60 }],
    ['five hundred levels', 'rooms.join', JSON.parse(`${'{"room":'.repeat(500)}1${'}'.repeat(500)}`)],
  ])('%s is refused, and the next question is answered', async (_what, name, body) => {
    start({ 'rooms.join': () => ({}) });
    const refused = await ask(link.page, name, body);
    expect(refused).toMatchObject({ kind: 'fault', fault: { code: 'InvalidArgument' } });
    expect(await ask(link.page, 'rooms.join', { room: 'a@x' })).toMatchObject({ kind: 'answer' });
    expect(log).toEqual([]);
  });

  test('events arrive in the order in which they were told', async () => {
    start({});
    const page = bridge();
    const rooms: string[] = [];
    const third = new Promise<void>((resolve) => {
      page.listen('occupants.changed', (body) => {
        if (rooms.push(body.room) === 3) resolve();
      });
    });
    for (const each of ['a@x', 'b@x', 'c@x']) tell({ name: 'occupants.changed', body: { room: each } });
    await third;
    expect(rooms).toEqual(['a@x', 'b@x', 'c@x']);
  });

  test('more questions than may be open at once are refused, and the others are answered', async () => {
    const gate = Promise.withResolvers<void>();
    start(
      {
        'rooms.join': async () => {
          await gate.promise;
          return {};
        },
      },
      2,
    );
    const page = bridge();
    const open = [page.call('rooms.join', { room: 'a@b' }), page.call('rooms.join', { room: 'b@b' })];
    await expect(page.call('rooms.join', { room: 'c@b' })).rejects.toMatchObject({
      fault: { code: 'LimitExceeded' },
    });
    gate.resolve();
    expect(await Promise.all(open)).toEqual([{}, {}]);
  });

  test('when the page is gone nothing is told it, and a question that was open ends in silence', async () => {
    const gate = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    start({
      'rooms.join': async () => {
        asked.resolve();
        await gate.promise;
        return {};
      },
    });
    const post = vi.spyOn(link.host, 'post');
    link.page.send({ kind: 'ask', id: 1, name: 'rooms.join', body: { room: 'a@b' } });
    await asked.promise;
    link.page.close();
    await vi.waitFor(() => expect(listeners.size).toBe(0));
    gate.resolve();
    await gate.promise;
    expect(post).not.toHaveBeenCalled();
  });

  test('the undo of serving stops the answers', async () => {
    const handler = vi.fn(() => ({}));
    const stop = start({ 'app.remember': handler });
    expect(await ask(link.page, 'app.remember', {})).toMatchObject({ kind: 'answer' });
    stop();
    const other = serve(link.host, handlersWith({ 'rooms.join': () => ({}) }), {
      events: () => () => undefined,
      log: () => undefined,
      newId: () => '',
      askedFor,
    });
    onTestFinished(other);
    link.page.send({ kind: 'ask', id: 5, name: 'app.remember', body: {} });
    await ask(link.page, 'rooms.join', { room: 'a@b' });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  function tell(event: BridgeEvent): void {
    for (const listener of listeners) listener(event);
  }
});

test('over WebSocket bytes and broken JSON are dropped, and a frame over the limit ends the link', async () => {
  const link = await carriers.WebSocket?.();
  if (!link) throw new Error('there is such a carrier');
  onTestFinished(() => link.end());
  serve(link.host, handlersWith({ 'app.remember': () => ({}) }), {
    events: () => () => undefined,
    log: () => undefined,
    newId: () => '',
    askedFor,
  });
  link.page.send(Buffer.from('{"kind":"ask"}'));
  link.page.send(undefined);
  expect(await ask(link.page, 'app.remember', {})).toMatchObject({ kind: 'answer' });
  const closed = new Promise<void>((resolve) => link.host.onClose(resolve));
  link.page.send({ kind: 'ask', id: 1, name: 'app.remember', body: 'x'.repeat(5_000_000) });
  await closed;
});

const room = {
  address: 'lobby@rooms.example',
  name: 'Lobby',
  description: '',
  privacy: 'Open',
  behavior: 'Normal',
  category: 'Rooms',
} as const;

const searching = (text: string) => ({ criteria: { text }, max: 50 });
const found = (rooms: ChatRoomsFound['rooms']): ChatRoomsFound => ({ rooms, unanswered: [] });

function ask(page: PageEnd, name: string, body: unknown): Promise<Frame> {
  return new Promise((resolve) => {
    const undo = page.onFrame((frame) => {
      if (!('id' in frame) || frame.id !== 99) return;
      undo();
      resolve(frame);
    });
    page.send({ kind: 'ask', id: 99, name, body });
  });
}

function asCarrier(page: PageEnd): Parameters<typeof createBridge>[0] {
  return {
    post: (frame) => {
      page.send(frame);
      return true;
    },
    onFrame: (listener) => page.onFrame(listener),
    onLink: (listener) => {
      listener('open');
      return () => undefined;
    },
  };
}
