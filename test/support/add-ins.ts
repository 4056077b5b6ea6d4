import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import type { GrantedHost, Manifest, Right } from '#addins/contract.ts';
import type { Answer, Ask, CallName } from '#electron/bridge/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

export interface TestAddIn {
  readonly name: string;
  readonly rights?: readonly Right[];
  /** Those that it can do without. */
  readonly optional?: readonly Right[];
  readonly hosts?: readonly GrantedHost[];
  readonly formats?: readonly string[];
  /** Runs in the page, with `hello()`, `ask(port, name, body)` and `show(value)`. */
  readonly script: string;
}

/** What every page of the tests has: the contract by hand, so that a page can also break it. */
const prelude = `
const hello = () => new Promise((welcomed) => {
  addEventListener('message', ({ data, ports }) => {
    if (data?.perch !== 'welcome') return;
    const pressed = () => ports[0].postMessage({ kind: 'event', name: 'pressed', body: {} }, { includeUserActivation: true });
    for (const press of ['pointerdown', 'pointerup', 'mousedown']) addEventListener(press, pressed, true);
    welcomed({ welcome: data, port: ports[0] });
  });
  parent.postMessage({ perch: 'hello', versions: [1] }, '*');
});
let lastId = 0;
const ask = (port, name, body) => new Promise((answered) => {
  const id = ++lastId;
  port.addEventListener('message', ({ data }) => {
    if (data.kind !== 'ask' && data.kind !== 'event' && data.id === id) answered(data);
  });
  port.start();
  port.postMessage({ kind: 'ask', id, name, body });
});
const answers = (port, handlers) => {
  port.addEventListener('message', async ({ data }) => {
    if (data.kind !== 'ask') return;
    const body = data.name === 'ping' ? {} : await handlers[data.name]?.(data.body);
    if (body !== undefined) port.postMessage({ kind: 'answer', id: data.id, body });
  });
  port.start();
};
const show = (value) => { document.body.textContent = typeof value === 'string' ? value : JSON.stringify(value); };
`;

/** Writes a folder that can be installed. */
export function writeAddIn(folder: string, addIn: TestAddIn): string {
  const path = join(folder, addIn.name);
  const { rights = [], optional = [], hosts = [], formats = [] } = addIn;
  const wish = (right: Right) => ({ right, purpose: 'To be tried.' });
  const manifest: Manifest = {
    id: `test.${addIn.name.toLowerCase()}`,
    name: addIn.name,
    description: 'An add-in of a test.',
    author: 'Tests',
    version: '1.0.0',
    contract: { from: 1, to: 1 },
    entry: 'index.html',
    rights: { required: rights.map(wish), optional: optional.map(wish) },
    hosts: hosts.map(({ origin }) => ({ origin, reason: 'To be tried.' })),
    formats,
  };
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'perch-addin.json'), JSON.stringify(manifest));
  writeFileSync(
    join(path, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>${addIn.name}</title><body></body><script src="main.js"></script>`,
  );
  writeFileSync(join(path, 'main.js'), `${prelude}\n(async () => {\n${addIn.script}\n})();\n`);
  return path;
}

/** The address of a room on the list of a window's person. */
export async function addressOf(page: Page, name: string): Promise<RoomAddress> {
  const { rooms } = await askHost(page, 'app.snapshot', {});
  const room = rooms.find((each) => each.name === name);
  if (room === undefined) throw new Error(`${name} is not on the list`);
  return room.address;
}

/** Asks the host of a window, as the window itself does: for the account that is shown. */
export async function askHost<K extends CallName>(page: Page, name: K, body: Ask<K>): Promise<Answer<K>> {
  const told = await page.evaluate(
    (asked) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/bridge`);
        const ask = (frame: object): void => socket.send(JSON.stringify({ kind: 'ask', ...frame }));
        socket.onopen = () => ask({ id: 0, name: 'app.snapshot', body: {} });
        socket.onmessage = ({ data }) => {
          const { kind, id, body: answer } = JSON.parse(data);
          if (kind === 'event') return;
          if (id === 0) return ask({ id: 1, ...asked, account: answer.account?.address ?? null });
          socket.close();
          resolve(data);
        };
      }),
    { name, body },
  );
  const frame = JSON.parse(told);
  if (frame.kind === 'fault') throw new Error(`${frame.fault.code}: ${frame.fault.text}`);
  return frame.body;
}

/** Puts an add-in beside a room with all that it asks for, as somebody does who allows it. Answers its id. */
export async function allows(page: Page, room: string, path: string, hosts: readonly GrantedHost[] = []) {
  const { token, addIn } = await askHost(page, 'addIns.inspect', { from: { kind: 'folder', path } });
  const { addIn: id } = await askHost(page, 'addIns.install', { token });
  const rights = [...addIn.required, ...addIn.optional].map(({ right }) => right);
  await askHost(page, 'addIns.grant', { addIn: id, room, scope: 'room', rights, hosts });
  await askHost(page, 'addIns.open', { room, addIn: id });
  await page.getByRole('tab', { name: addIn.name }).click();
  return id;
}

/** Takes away whatever is installed, with its frames. */
export async function removesAll(page: Page): Promise<void> {
  const { addIns } = await askHost(page, 'addIns.list', {});
  for (const { id } of addIns) await askHost(page, 'addIns.remove', { addIn: id });
  await page.waitForFunction(() => document.querySelector('.add-in-frames iframe') === null);
}

/** The page of the add-in in sight. */
export function frameOf(page: Page): FrameLocator {
  return page.frameLocator('.add-in-frames iframe:not([hidden])');
}
