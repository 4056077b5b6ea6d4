import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserEndpoint } from '#electron/chat/index.ts';
import { type FormField, readForm } from '#electron/stanza/0004-form.ts';
import { type Command, readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, elements, xml } from '#electron/stanza/xml.ts';
import { FakeServer, password } from '#test/unit/session/fake-server.ts';

const node = 'make-tea';

let server: FakeServer;
let user: UserEndpoint;

beforeEach(async () => {
  server = await FakeServer.start();
  user = new UserEndpoint({ address: 'ana@example.com', credential: { password }, webSocket: server.url });
  const signedIn = user.establish();
  await server.welcomes();
  await signedIn;
});

afterEach(async () => {
  await user.terminate();
  await server.stop();
});

/** The next step, and the answer to it. */
async function step(
  answer: Omit<Command, 'node' | 'notes'> & Partial<Pick<Command, 'notes'>>,
): Promise<Element> {
  const iq = await server.expectRequest(NS.commands);
  server.answers(iq, writeCommand({ node, ...answer }));
  const [command] = elements(iq);
  if (!command) throw new Error('It asked for nothing.');
  return command;
}

const field = (name: string, more: Partial<FormField> = {}): FormField => ({ name, values: [], ...more });
const form = (...fields: readonly FormField[]) => ({ type: 'form', fields }) as const;
const submitted = (command: Element) =>
  Object.fromEntries((readForm(command)?.fields ?? []).map(({ name, values }) => [name, values]));

test('what a server offers is listed', async () => {
  const listed = user.commands.list();
  const iq = await server.expectRequest(NS.discoItems);
  expect([iq.attrs.to, elements(iq)[0]?.attrs.node]).toEqual(['example.com', NS.commands]);
  const item = (attributes: Record<string, string>) => xml('item', { jid: 'example.com', ...attributes });
  const items = [item({ node, name: 'Make tea' }), item({ node: 'bare' }), item({})];
  server.answers(iq, xml('query', { xmlns: NS.discoItems, node: NS.commands }, ...items));
  expect(await listed).toEqual([
    { node, name: 'Make tea' },
    { node: 'bare', name: 'bare' },
  ]);
});

test.each(['service-unavailable', 'item-not-found', 'forbidden'])(
  'where commands are answered by %s there are none',
  async (condition) => {
    const listed = user.commands.list();
    server.refuses(await server.expectRequest(NS.discoItems), condition);
    expect(await listed).toEqual([]);
  },
);

test('a command that asks for nothing is done at once', async () => {
  const done = user.commands.execute(node, {}, 'kitchen.example.com');
  const asked = await step({ status: 'completed', notes: [{ type: 'info', text: 'Tea is ready.' }] });
  expect(readCommand(asked)).toMatchObject({ node, action: 'execute' });
  expect(await done).toEqual({ notes: [{ type: 'info', text: 'Tea is ready.' }] });
});

test('forms are filled in step by step, with what was given and what stood there', async () => {
  const done = user.commands.execute(node, { kind: 'green', cups: ['1', '2'], unasked: 'x' });
  const hidden = field('FORM_TYPE', { type: 'hidden', values: ['tea'] });
  const preset = field('sugar', { values: ['none'] });
  await step({
    status: 'executing',
    sessionId: 's1',
    form: form(hidden, field('kind', { required: true }), preset, field('empty')),
  });
  const first = await step({ status: 'executing', sessionId: 's1', form: form(field('cups')) });
  const second = await step({
    status: 'completed',
    form: { type: 'result', fields: [field('temperature', { values: ['80'] })] },
  });
  expect(readCommand(first)).toMatchObject({ sessionId: 's1', form: { type: 'submit' } });
  expect(submitted(first)).toEqual({ FORM_TYPE: ['tea'], kind: ['green'], sugar: ['none'] });
  expect(submitted(second)).toEqual({ cups: ['1', '2'] });
  expect((await done).form?.fields).toMatchObject([{ name: 'temperature', values: ['80'] }]);
});

test('a value that is missing is named, and nothing is submitted', async () => {
  const done = user.commands.execute(node);
  const refused = expect(done).rejects.toMatchObject({
    fault: { code: 'InvalidArgument', text: 'This is missing: Kind of tea.' },
  });
  await step({ status: 'executing', form: form(field('kind', { required: true, label: 'Kind of tea' })) });
  await refused;
});

test('what the server could not do is told in its words', async () => {
  const refused = expect(user.commands.execute(node)).rejects.toMatchObject({
    fault: { code: 'CommandFailed', text: 'There is no tea.' },
  });
  await step({ status: 'completed', notes: [{ type: 'error', text: 'There is no tea.' }] });
  await refused;
});

test('a command that is not for everybody is refused as any request is', async () => {
  const refused = expect(user.commands.execute(node)).rejects.toMatchObject({
    fault: { code: 'ErrorPermission' },
  });
  server.refuses(await server.expectRequest(NS.commands), 'forbidden');
  await refused;
});

test('an answer that is none, and forms without end, are given up', async () => {
  const nonsense = expect(user.commands.execute(node)).rejects.toMatchObject({
    fault: { code: 'UnknownServerError' },
  });
  server.answers(await server.expectRequest(NS.commands), xml('what', { xmlns: 'ever' }));
  await nonsense;
  const endless = expect(user.commands.execute(node)).rejects.toMatchObject({
    fault: { code: 'CommandFailed' },
  });
  for (let steps = 0; steps <= 8; steps += 1) await step({ status: 'executing', form: form(field('more')) });
  await endless;
});
