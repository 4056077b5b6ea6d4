import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FaultError } from '#electron/model/fault.ts';
import { createDispatcher, type Dispatcher } from '#electron/outbox/dispatcher.ts';
import { type Outbox, openOutbox } from '#electron/outbox/outbox.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { FakeRoom } from './fake-room.ts';

const desk = 'desk@rooms.localhost';

let folder: TemporaryFolder;
let outbox: Outbox;
let room: FakeRoom;
let dispatcher: Dispatcher;

function start(window = 4): void {
  outbox = openOutbox({ file: join(folder.path, 'outbox.sqlite') });
  dispatcher = createDispatcher({ outbox, window, ...room.forDispatcher() });
  room.onStored = dispatcher.stored;
}

function restart(): void {
  dispatcher.stop();
  outbox.close();
  room.cut();
  start();
}

function write(...texts: readonly string[]): void {
  for (const text of texts) dispatcher.send({ room: desk, text, importance: 'Regular' });
}

const states = () => outbox.rows().map(({ text, state }) => `${text}: ${state}`);

beforeEach(() => {
  folder = temporaryFolder('outbox');
  room = new FakeRoom();
  start();
});

afterEach(() => {
  outbox.close();
  folder.remove();
});

describe('the dispatcher', () => {
  test('sends nothing before the room is ready, and then all of it in order', async () => {
    write('one', 'two', 'three');
    expect(room.sent).toEqual([]);
    dispatcher.ready(desk, { archived: true });
    expect(room.sent).toEqual(['one', 'two', 'three']);
    await room.answerAll();
    expect(room.archive).toEqual(['one', 'two', 'three']);
    expect(outbox.rows()).toEqual([]);
  });

  test('keeps no more under way than the window allows', async () => {
    dispatcher.ready(desk, { archived: true });
    write('1', '2', '3', '4', '5', '6');
    expect(room.sent).toEqual(['1', '2', '3', '4']);
    await room.answer();
    expect(room.sent).toEqual(['1', '2', '3', '4', '5']);
  });

  test('keeps a row until its echo is stored, not only sent', async () => {
    dispatcher.ready(desk, { archived: true });
    room.storesEchoes = false;
    write('one');
    await room.answerAll();
    expect(states()).toEqual(['one: waiting']);
    expect(room.sent).toEqual(['one']);
    room.store('one');
    expect(states()).toEqual([]);
  });

  test('sends again after a cut only what the catch-up has not found', async () => {
    dispatcher.ready(desk, { archived: true });
    write('arrived', 'lost');
    room.arriveUnnoticed('arrived');
    await room.lose(2);
    dispatcher.interrupted();
    room.catchUp();
    dispatcher.ready(desk, { archived: true });
    await room.answerAll();
    expect(room.archive).toEqual(['arrived', 'lost']);
    expect(room.sent).toEqual(['arrived', 'lost', 'lost']);
    expect(room.originIdsOf('lost')).toHaveLength(1);
  });

  test('waits for the catch-up of a new connection before it sends anything more', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one');
    await room.lose(1);
    write('two');
    expect(room.sent).toEqual(['one']);
    dispatcher.ready(desk, { archived: true });
    await room.answerAll();
    expect(room.archive).toEqual(['one', 'two']);
  });

  test('asks for a catch-up where a room that is still there did not answer in time', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one', 'two');
    await room.refuse(new FaultError('TimedOut', 'No answer.'));
    expect(room.uncertain).toEqual([desk]);
    expect(states()).toEqual(['one: waiting', 'two: waiting']);
  });

  test('asks the person where there is no archive that could tell', async () => {
    write('never sent');
    dispatcher.ready(desk, { archived: false });
    await room.lose(1);
    write('written later');
    dispatcher.interrupted(desk);
    dispatcher.ready(desk, { archived: false });
    expect(states()).toEqual(['never sent: unsure', 'written later: waiting']);
    expect(room.sent).toEqual(['never sent', 'written later']);
    const [unsure] = outbox.rows();
    dispatcher.retry(unsure?.originId ?? '');
    await room.answerAll();
    expect(room.archive).toEqual(['written later', 'never sent']);
    expect(outbox.rows()).toEqual([]);
  });

  test('keeps a refused message with the reason, and goes on with those after it', async () => {
    dispatcher.ready(desk, { archived: true });
    write('too long', 'fine');
    await room.refuse(new FaultError('LimitExceeded', 'A message may be 512 bytes long.'));
    await room.answerAll();
    expect(outbox.rows()).toMatchObject([
      { text: 'too long', state: 'failed', reason: 'A message may be 512 bytes long.' },
    ]);
    expect(room.archive).toEqual(['fine']);
  });

  test('a failed message goes out again when the person says so, behind what waits', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one');
    await room.refuse(new FaultError('ErrorPermission', 'Only presenters may write here.'));
    const [failed] = outbox.rows();
    dispatcher.interrupted(desk);
    write('two');
    dispatcher.retry(failed?.originId ?? '');
    dispatcher.ready(desk, { archived: true });
    await room.answerAll();
    expect(room.archive).toEqual(['two', 'one']);
  });

  test('pauses where the room asks for it, and keeps the order', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one', 'two');
    const slow = new FaultError('LimitExceeded', 'Not so fast.', { retry: 5 });
    await room.refuse(slow);
    await room.refuse(slow);
    write('three');
    expect(room.sent).toEqual(['one', 'two']);
    expect(room.timers).toContain(5000);
    room.passTime();
    await room.answerAll();
    expect(room.archive).toEqual(['one', 'two', 'three']);
  });

  test('never lets a message that was put off come after a later one by itself', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one', 'two');
    await room.refuse(new FaultError('LimitExceeded', 'Not so fast.', { retry: 5 }));
    await room.answerAll();
    room.passTime();
    await room.answerAll();
    expect(room.archive).toEqual(['two']);
    expect(states()).toEqual(['one: failed']);
  });

  test('at a restart, what the history holds is gone, and the rest goes out in order', async () => {
    dispatcher.ready(desk, { archived: true });
    room.storesEchoes = false;
    write('stored', 'under way', 'waiting');
    await room.answer();
    room.storeQuietly('stored');
    restart();
    expect(states()).toEqual(['under way: waiting', 'waiting: waiting']);
    dispatcher.ready(desk, { archived: true });
    await room.answerAll();
    expect(room.archive).toEqual(['stored', 'under way', 'waiting']);
  });

  test('rooms do not wait for each other', async () => {
    dispatcher.ready(desk, { archived: true });
    dispatcher.send({ room: 'closed@rooms.localhost', text: 'elsewhere', importance: 'Regular' });
    write('here');
    await room.answerAll();
    expect(room.archive).toEqual(['here']);
    expect(states()).toEqual(['elsewhere: waiting']);
  });

  test('tells what is left in a room, gathered', async () => {
    dispatcher.ready(desk, { archived: true });
    write('one', 'two');
    room.passTime();
    expect(room.changes).toEqual([['one', 'two']]);
    await room.answerAll();
    room.passTime();
    expect(room.changes).toEqual([['one', 'two'], []]);
  });

  test('a discarded message is not sent', () => {
    write('one');
    dispatcher.discard(outbox.rows()[0]?.originId ?? '');
    dispatcher.ready(desk, { archived: true });
    expect(room.sent).toEqual([]);
  });
});
