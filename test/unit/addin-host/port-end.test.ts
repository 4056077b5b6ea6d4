import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AddInFrame, actionRights, type HostFrame, type Right } from '#addins/contract.ts';
import type { ReadAsk } from '#renderer/addin-host/asks.ts';
import { limits } from '#renderer/addin-host/limits.ts';
import { type PortEnd, servePort } from '#renderer/addin-host/port-end.ts';
import type { FrameTrouble } from '#renderer/addin-host/trouble.ts';

interface Scene {
  readonly end: PortEnd;
  /** What the add-in hears. */
  readonly heard: HostFrame[];
  readonly acted: ReadAsk[];
  readonly troubles: FrameTrouble[];
  readonly tellings: string[];
  readonly says: (data: unknown) => void;
  rights: readonly Right[];
  act: (asked: ReadAsk) => Promise<never>;
  now: number;
}

/** Our end over a port whose other end is the test: in order, and without a browser. */
function scene(rights: readonly Right[] = []): Scene {
  const heard: HostFrame[] = [];
  const acted: ReadAsk[] = [];
  const troubles: FrameTrouble[] = [];
  const tellings: string[] = [];
  const port: Pick<MessagePort, 'postMessage' | 'close' | 'onmessage'> = {
    onmessage: null,
    postMessage: (frame: HostFrame) => void heard.push(frame),
    close: () => undefined,
  };
  // Of a port our end uses no more than this.
  const end = servePort(port as MessagePort, {
    rights: () => made.rights,
    act: (asked) => {
      acted.push(asked);
      return made.act(asked);
    },
    onTrouble: (trouble) => troubles.push(trouble),
    onTelling: ({ name }, active) => tellings.push(`${name} ${active}`),
    now: () => made.now,
    faultOf: () => ({ code: 'Internal', text: 'It failed.' }),
  });
  const made: Scene = {
    end,
    heard,
    acted,
    troubles,
    tellings,
    // As above.
    says: (data) => port.onmessage?.call(port as MessagePort, new MessageEvent('message', { data })),
    rights,
    // The answers of these tests need no shape.
    act: () => Promise.resolve({} as never),
    now: 0,
  };
  return made;
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const codes = (heard: readonly HostFrame[]) =>
  heard.map((frame) => (frame.kind === 'fault' ? frame.fault.code : frame.kind));

test('a right that goes while a call is under way takes the answer with it', async () => {
  const one = scene(['roster.read']);
  const done = Promise.withResolvers<never>();
  one.act = () => done.promise;
  one.says({ kind: 'ask', id: 1, name: 'roster.read', body: {} });
  one.rights = [];
  // As above.
  done.resolve({ people: [] } as never);
  await settled();
  expect(one.heard).toEqual([
    {
      kind: 'fault',
      id: 1,
      fault: { code: 'ErrorPermission', text: 'roster.read needs the right roster.read.' },
    },
  ]);
});

test('an unknown failure tells the add-in nothing of itself', async () => {
  const one = scene(['room.read']);
  one.act = () => Promise.reject(new Error('/home/ana/secret.sqlite'));
  one.says({ kind: 'ask', id: 1, name: 'room.read', body: {} });
  await settled();
  expect(JSON.stringify(one.heard)).not.toContain('secret');
});

test('answers are no flood, however many were asked for; what nobody asked for is', async () => {
  const one = scene();
  const asked = Array.from({ length: 1000 }, () => one.end.ask('ping', {}));
  for (let id = 1; id <= 1000; id += 1) one.says({ kind: 'answer', id, body: {} });
  await Promise.all(asked);
  expect(one.troubles).toEqual([]);
  for (let each = 0; each <= limits.frames.burst; each += 1) one.says({ kind: 'answer', id: 1, body: {} });
  expect(one.troubles).toEqual(['flood']);
});

test('who asks too much at once is told to wait, and answered later', async () => {
  const one = scene(['room.read']);
  for (let id = 0; id <= limits.asks.burst; id += 1) {
    one.says({ kind: 'ask', id, name: 'room.read', body: {} });
    if (id % limits.underWay === limits.underWay - 1) await settled();
  }
  await settled();
  expect(codes(one.heard).filter((code) => code === 'LimitExceeded')).toHaveLength(1);
  one.now = 1000;
  one.says({ kind: 'ask', id: 9999, name: 'room.read', body: {} });
  await settled();
  expect(one.heard.at(-1)).toMatchObject({ kind: 'answer', id: 9999 });
});

test('nothing is answered to who asked before it was taken down', async () => {
  const one = scene(['room.read']);
  one.says({ kind: 'ask', id: 1, name: 'room.read', body: {} });
  one.says('nonsense');
  await settled();
  expect([one.heard, one.troubles]).toEqual([[], ['nonsense']]);
  one.says({ kind: 'ask', id: 2, name: 'room.read', body: {} });
  await settled();
  expect(one.acted).toHaveLength(1);
});

test('a question is answered once: the first answer counts, in the shape of the contract', async () => {
  const one = scene();
  const asked = one.end.ask('messages.filter', { text: 'hello', importance: 'Regular' });
  const [question] = one.heard;
  const id = question?.kind === 'ask' ? question.id : -1;
  one.says({ kind: 'answer', id, body: { action: 'Canceled', reason: 'no' } });
  one.says({ kind: 'answer', id, body: { action: 'Passed' } });
  expect(await asked).toEqual({ action: 'Canceled', reason: 'no' });
  const again = one.end.ask('messages.filter', { text: 'hello', importance: 'Regular' });
  one.says({ kind: 'answer', id: id + 1, body: { action: 'Passed', and: 'more' } });
  await expect(again).rejects.toThrow('shape');
  const last = one.end.ask('messages.format', {
    ...{ kind: 'urn:x', data: null, key: 1, text: '' },
    author: { id: 'b', name: 'B', self: false },
  });
  one.end.close();
  await expect(last).rejects.toThrow('closed');
});

const frame = fc.oneof(
  fc.anything(),
  fc.record({
    kind: fc.constantFrom('ask', 'answer', 'fault', 'event', 'other'),
    id: fc.oneof(fc.nat(), fc.anything()),
    name: fc.oneof(fc.constantFrom(...Object.keys(actionRights), '__proto__', 'toString'), fc.string()),
    body: fc.oneof(fc.constant({}), fc.anything()),
    fault: fc.anything(),
  }),
  fc.record({
    kind: fc.constant('ask'),
    id: fc.nat(),
    name: fc.constantFrom(...Object.keys(actionRights)),
    body: fc.oneof(fc.constant({}), fc.record({ text: fc.string(), limit: fc.nat(300), name: fc.string() })),
  }),
);

test('whatever an add-in sends: no crash, every ask is answered once, no right exceeded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(frame, { maxLength: 20 }),
      fc.subarray(Object.values(actionRights)),
      async (sent, rights) => {
        const one = scene(rights);
        for (const data of sent) one.says(data);
        await settled();
        expect(one.acted.every(({ name }) => rights.includes(actionRights[name]))).toBe(true);
        if (one.troubles.length > 0) return;
        // Those that were frames of the contract, in the order that they came.
        const asks = sent.filter((data): data is AddInFrame => isAsk(data));
        expect(one.heard).toHaveLength(asks.length);
      },
    ),
    { seed: 6, numRuns: 300 },
  );
});

function isAsk(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'ask';
}

test('what a page tells by itself is heard, and that the person was active only by the browser', () => {
  const one = scene();
  one.says({ kind: 'event', name: 'pressed', body: {} });
  one.says({ kind: 'event', name: 'leave', body: { to: 'next' } });
  expect(one.tellings).toEqual(['pressed false', 'leave false']);
  expect(one.troubles).toEqual([]);
});

test.each([
  ['of another name', { kind: 'event', name: 'messages.arrived', body: {} }],
  ['to nowhere', { kind: 'event', name: 'leave', body: { to: 'elsewhere' } }],
  ['that vouches for itself', { kind: 'event', name: 'pressed', body: { active: true } }],
])('something told %s is nonsense', (_, telling) => {
  const one = scene();
  one.says(telling);
  expect([one.tellings, one.troubles]).toEqual([[], ['nonsense']]);
});
