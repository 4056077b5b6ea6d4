import { expect, test } from 'vitest';
import { Whereabouts } from '#electron/session/locate/whereabouts.ts';

/** A domain whose answers the test gives. */
function domain() {
  const asked: PromiseWithResolvers<string>[] = [];
  const find = () => {
    const question = Promise.withResolvers<string>();
    asked.push(question);
    return question.promise;
  };
  return { asked, find };
}

function whereabouts(options: { readonly webSocket?: string; readonly foundWebSocket?: string }) {
  const { asked, find } = domain();
  const found: string[] = [];
  const subject = new Whereabouts({
    ...options,
    domain: 'example.com',
    find,
    onFound: (webSocket) => found.push(webSocket),
  });
  return { subject, asked, found };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what a person typed is never looked for', async () => {
  const { subject, asked } = whereabouts({ webSocket: 'wss://typed/', foundWebSocket: 'wss://old/' });
  expect(await subject.locate()).toBe('wss://typed/');
  expect(asked).toHaveLength(0);
});

test('what a person typed is checked', async () => {
  const { subject } = whereabouts({ webSocket: 'ws://chat.example.com/' });
  await expect(subject.locate()).rejects.toMatchObject({ fault: { code: 'InsecureConnection' } });
});

test('what is not known is found, told, and then known', async () => {
  const { subject, asked, found } = whereabouts({});
  const located = subject.locate();
  asked[0]?.resolve('wss://here/');
  expect(await located).toBe('wss://here/');
  expect([found, subject.current]).toEqual([['wss://here/'], 'wss://here/']);
});

test('what is remembered counts at once, and the attempt after it uses what is found meanwhile', async () => {
  const { subject, asked, found } = whereabouts({ foundWebSocket: 'wss://old/' });
  expect(await subject.locate()).toBe('wss://old/');
  expect(await subject.locate()).toBe('wss://old/');
  expect(asked).toHaveLength(1);
  asked[0]?.resolve('wss://new/');
  await settled();
  expect(await subject.locate()).toBe('wss://new/');
  expect(found).toEqual(['wss://new/']);
});

test('what is found as it was is not told again', async () => {
  const { subject, asked, found } = whereabouts({ foundWebSocket: 'wss://old/' });
  await subject.locate();
  asked[0]?.resolve('wss://old/');
  await settled();
  expect(found).toEqual([]);
});

test('a domain that does not answer leaves what is remembered as it is', async () => {
  const { subject, asked } = whereabouts({ foundWebSocket: 'wss://old/' });
  await subject.locate();
  asked[0]?.reject(new Error('nobody there'));
  await settled();
  expect(await subject.locate()).toBe('wss://old/');
});

test.each(['ws://chat.example.com/', 'nonsense', 'http://example.com/'])(
  'what was remembered as %s is looked for anew',
  async (foundWebSocket) => {
    const { subject, asked } = whereabouts({ foundWebSocket });
    const located = subject.locate();
    asked[0]?.resolve('wss://here/');
    expect(await located).toBe('wss://here/');
  },
);

test('after a failure it is asked again', async () => {
  const { subject, asked } = whereabouts({});
  const failed = subject.locate();
  asked[0]?.reject(new Error('nobody there'));
  await expect(failed).rejects.toThrow();
  const located = subject.locate();
  asked[1]?.resolve('wss://here/');
  expect(await located).toBe('wss://here/');
});

test('what is remembered and cannot be reached waits for what is found', async () => {
  const { subject, asked } = whereabouts({ foundWebSocket: 'wss://old/' });
  await subject.locate();
  const located = subject.locate('wss://old/');
  asked[0]?.resolve('wss://new/');
  expect(await located).toBe('wss://new/');
});

test('where nothing else is found, what cannot be reached stays what is known', async () => {
  const { subject, asked } = whereabouts({ foundWebSocket: 'wss://old/' });
  await subject.locate();
  const located = subject.locate('wss://old/');
  asked[0]?.reject(new Error('nobody there'));
  expect(await located).toBe('wss://old/');
});
