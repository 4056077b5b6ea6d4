import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDispatcher, type Dispatcher } from '#electron/outbox/dispatcher.ts';
import type { Filter, Judgement } from '#electron/outbox/filtering/round.ts';
import { type Outbox, openOutbox } from '#electron/outbox/outbox.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { FakeRoom } from './fake-room.ts';

const desk = 'desk@rooms.localhost';
const guard: Filter = { id: 'a1', name: 'Guard', block: false };
const words: Filter = { id: 'a2', name: 'Words', block: false };

let folder: TemporaryFolder;
let outbox: Outbox;
let room: FakeRoom;
let dispatcher: Dispatcher;
let filters: readonly Filter[];
/** What each filter was asked, and how it is answered. */
let asked: string[];
let open: ((judgement: Judgement) => void)[];

function start(): void {
  outbox = openOutbox({ file: join(folder.path, 'outbox.sqlite') });
  dispatcher = createDispatcher({
    outbox,
    ...room.forDispatcher(),
    filters: {
      filters: () => filters,
      ask: (_room, filter, { text }) => {
        asked.push(`${filter.name}: ${text}`);
        return new Promise((resolve) => void open.push(resolve));
      },
    },
  });
  room.onStored = dispatcher.stored;
}

function write(text: string): void {
  dispatcher.send({ room: desk, text, importance: 'Regular' });
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

async function judge(judgement: Judgement): Promise<void> {
  await settled();
  open.shift()?.(judgement);
  await settled();
}

const states = () => outbox.rows().map(({ text, state }) => `${text}: ${state}`);
const first = () => outbox.rows()[0]?.originId ?? '';

beforeEach(() => {
  folder = temporaryFolder('filtering');
  room = new FakeRoom();
  filters = [guard];
  [asked, open] = [[], []];
  start();
});

afterEach(() => {
  dispatcher.stop();
  outbox.close();
  folder.remove();
});

describe('a room with filters', () => {
  test('takes nothing before each has judged it, and then takes it at once', async () => {
    filters = [guard, words];
    dispatcher.ready(desk, { archived: true });
    write('hello');
    expect(states()).toEqual(['hello: checking']);
    await judge({ action: 'Passed' });
    expect(room.sent).toEqual([]);
    await judge({ action: 'Passed' });
    expect(room.sent).toEqual(['hello']);
    expect(asked).toEqual(['Guard: hello', 'Words: hello']);
  });

  test('offline, a message is judged when it is written, and not again when it goes', async () => {
    write('hello');
    await judge({ action: 'Passed' });
    expect(states()).toEqual(['hello: waiting']);
    dispatcher.ready(desk, { archived: true });
    expect(room.sent).toEqual(['hello']);
    expect(asked).toHaveLength(1);
  });

  test('sent again after a cut, it is not judged again', async () => {
    dispatcher.ready(desk, { archived: true });
    write('hello');
    await judge({ action: 'Passed' });
    await room.lose(1);
    dispatcher.interrupted();
    dispatcher.ready(desk, { archived: true });
    expect(room.sent).toEqual(['hello', 'hello']);
    expect(asked).toHaveLength(1);
  });

  test('messages go in the order in which they were written, whatever each takes', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one');
    write('two');
    await settled();
    expect(asked).toEqual(['Guard: one']);
    await judge({ action: 'Passed' });
    await judge({ action: 'Passed' });
    expect(room.sent).toEqual(['one', 'two']);
  });

  test('what a filter changed is shown, and goes by itself when it has been', async () => {
    dispatcher.ready(desk, { archived: true });
    write('card 4111');
    await judge({ action: 'Replaced', text: 'card ****', reason: 'A card number.' });
    expect(room.sent).toEqual([]);
    expect(outbox.rows()[0]).toMatchObject({
      state: 'changed',
      text: 'card ****',
      filtered: { addIn: 'Guard', what: 'changed', before: { text: 'card 4111' } },
    });
    room.passTime();
    expect(room.sent).toEqual(['card ****']);
  });

  test('the person sends it as they wrote it, and nothing goes twice', async () => {
    dispatcher.ready(desk, { archived: true });
    write('card 4111');
    await judge({ action: 'Replaced', text: 'card ****', reason: 'A card number.' });
    dispatcher.decide(first(), 'send as written');
    room.passTime();
    expect(room.sent).toEqual(['card 4111']);
  });

  test('whom a text meant is not said of another text', async () => {
    const ana = { begin: 0, end: 3, address: 'ana@localhost' };
    dispatcher.send({ room: desk, text: 'Ana 4111', importance: 'Regular', mentions: [ana] });
    await judge({ action: 'Replaced', text: '****', reason: 'A card number.' });
    expect(outbox.rows()[0]?.mentions).toBeUndefined();
  });

  test('one that is stopped goes nowhere, whatever is done to it but taking it back', async () => {
    dispatcher.ready(desk, { archived: true });
    write('secret');
    await judge({ action: 'Canceled', reason: 'A key.' });
    for (const decision of ['send', 'send as written', 'again'] as const) {
      expect(() => dispatcher.decide(first(), decision)).toThrow('Guard stopped this message');
    }
    dispatcher.retry(first());
    room.passTime();
    expect(room.sent).toEqual([]);
    dispatcher.discard(first());
    expect(outbox.rows()).toEqual([]);
  });

  test('where a filter does not answer the person decides: once more, or as it is', async () => {
    dispatcher.ready(desk, { archived: true });
    write('hello');
    await judge({ action: 'Unanswered', why: 'It hangs.' });
    expect(states()).toEqual(['hello: held']);
    dispatcher.decide(first(), 'again');
    await judge({ action: 'Unanswered', why: 'It hangs.' });
    dispatcher.decide(first(), 'send');
    expect(room.sent).toEqual(['hello']);
  });

  test('a filter whose right is taken away while it is asked judges nothing', async () => {
    dispatcher.ready(desk, { archived: true });
    write('hello');
    await settled();
    filters = [];
    await judge({ action: 'Canceled', reason: 'Out of spite.' });
    expect(room.sent).toEqual(['hello']);
  });

  test('a message that is taken back while it is judged stays away', async () => {
    dispatcher.ready(desk, { archived: true });
    write('hello');
    await settled();
    dispatcher.discard(first());
    await judge({ action: 'Passed' });
    expect(room.sent).toEqual([]);
    expect(outbox.rows()).toEqual([]);
  });

  test('after an end in the middle of it the message is held, and what was changed is shown anew', async () => {
    write('card 4111');
    await judge({ action: 'Replaced', text: 'card ****', reason: 'A card number.' });
    write('hello');
    dispatcher.stop();
    outbox.close();
    start();
    expect(states()).toEqual(['card ****: changed', 'hello: held']);
    dispatcher.ready(desk, { archived: true });
    room.passTime();
    expect(room.sent).toEqual(['card ****']);
  });

  test('what an add-in says is judged as what the person says, and leaves the draft alone', async () => {
    outbox.saveDraft({ room: desk, text: 'half a thought', importance: 'Regular' });
    const coded = { kind: 'urn:example:build', json: '{"ok":true}' };
    dispatcher.send({ room: desk, text: 'built', importance: 'Regular', via: 'Builds', coded });
    await judge({ action: 'Passed' });
    expect(outbox.rows()[0]).toMatchObject({ via: 'Builds', coded, state: 'waiting' });
    expect(outbox.drafts()).toHaveLength(1);
  });
});

test('a room without filters takes a message at once', () => {
  filters = [];
  dispatcher.ready(desk, { archived: true });
  write('hello');
  expect(room.sent).toEqual(['hello']);
  expect(asked).toEqual([]);
});
