import { expect, onTestFinished, test } from 'vitest';
import type { Frame } from '#electron/bridge/contract.ts';
import { Desk, dataFolder, ownServer } from './desk.ts';

const draft = (room: string) => ({ room, text: 'Good morning', importance: 'Regular' }) as const;
const refused = { kind: 'fault', fault: { code: 'OtherAccount' } };

/** A second window, which has not heard yet that another account is shown. */
function secondWindow({ app }: Desk, account: string) {
  const answers = new Map<number, (frame: Frame) => void>();
  let toHost: (frame: unknown) => void = () => undefined;
  let lastId = 0;
  const undo = app.attach({
    post: (frame) => 'id' in frame && answers.get(frame.id)?.(frame),
    onFrame: (listener) => {
      toHost = listener;
      return () => undefined;
    },
    onClose: () => () => undefined,
  });
  onTestFinished(undo);
  return (name: string, body: object): Promise<Frame> =>
    new Promise((resolve) => {
      lastId += 1;
      answers.set(lastId, resolve);
      toHost({ kind: 'ask', id: lastId, name, body, account });
    });
}

test('what a window asks for an account is not done for another one that is shown by then', async () => {
  const server = await ownServer();
  const perch = await Desk.open(dataFolder());
  await perch.signsIn(server, 'ana');
  const room = await perch.creates('Desk');
  const late = secondWindow(perch, 'ana@localhost');
  await perch.signsIn(server, 'ben');
  await perch.ask('rooms.follow', { room });
  for (const [name, body] of [
    ['outbox.send', draft(room)],
    ['drafts.save', draft(room)],
    ['rooms.leave', { room }],
    ['rooms.markAllRead', {}],
    ['rooms.setLevel', { room, level: 'nothing' }],
    ['messages.page', { room, from: { at: 'newest' }, limit: 10 }],
    ['account.signOut', { forget: true }],
  ] as const)
    expect(await late(name, body)).toMatchObject(refused);
  expect(await late('app.snapshot', {})).toMatchObject({
    body: { account: { address: 'ben@localhost' }, drafts: [], outbox: [] },
  });
  expect(await perch.room(room)).toMatchObject({ followed: true });
  expect(await perch.room(room)).not.toHaveProperty('level');
  await perch.ask('account.switchTo', { address: 'ana@localhost' });
  expect(await late('outbox.send', draft(room))).toMatchObject({ kind: 'answer' });
});

test('what goes on of a question when another account comes is not done for that one', async () => {
  const server = await ownServer();
  const perch = await Desk.open(dataFolder());
  await perch.signsIn(server, 'ben');
  await perch.signsIn(server, 'ana');
  const room = await perch.creates('Desk');
  await perch.ask('rooms.leave', { room });
  // Asked by Ana, who is not shown any more when the server has answered.
  const followed = perch.ask('rooms.follow', { room });
  await perch.ask('account.switchTo', { address: 'ben@localhost' });
  await expect(followed).rejects.toMatchObject({ fault: { code: expect.any(String) } });
  expect(await perch.room(room)).toBeUndefined();
});
