import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  addressOf,
  allows,
  askHost,
  frameOf,
  removesAll,
  type TestAddIn,
  writeAddIn,
} from '#test/support/add-ins.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Add-ins that mean harm, one for each way, in a real browser on the real host; each with what may be done instead. */
describe.skipIf(mustSkip('chromium'))('Hostile add-ins', () => {
  const windows = useWindows('attacks');
  let ada: PerchWindow;
  let room: string;
  /** Anywhere but where an add-in may go: what reaches it got out. */
  let outside: Server;
  let origin: string;
  const reached: string[] = [];

  beforeAll(async () => {
    outside = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('outside');
    });
    await new Promise<void>((listening) => outside.listen(0, '127.0.0.1', listening));
    // A server that listens on TCP has an address of this kind.
    origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    ada = await windows.opens('ada');
    await ada.choosesThisComputer('Ada');
    await ada.isConnected();
    await ada.opensRoom('Lobby');
    room = await addressOf(ada.page, 'Lobby');
  });
  afterEach(async () => {
    await removesAll(ada.page);
    reached.length = 0;
  });
  afterAll(async () => {
    await new Promise((closed) => outside?.close(closed) ?? closed(undefined));
  });

  const opens = (addIn: TestAddIn): Promise<string> =>
    allows(ada.page, room, writeAddIn(windows.folder, addIn), addIn.hosts);
  const shown = async (): Promise<string> => {
    const body = frameOf(ada.page).locator('body');
    await body.filter({ hasText: /./ }).waitFor();
    return body.innerText();
  };
  const pane = () => ada.page.getByRole('complementary', { name: 'Add-ins' });
  /** Whatever an add-in does, one can go on writing. */
  const writes = async (text: string): Promise<void> => {
    await ada.says(text);
    await ada.sees(text);
  };

  test('what was not granted is refused, however it is called; what was granted is answered', async () => {
    await opens({
      name: 'Curious',
      rights: ['room.read'],
      script: `
        const { welcome, port } = await hello();
        const names = ['roster.read', 'history.page', 'room.reed', '*', 'room.*', '__proto__', 'constructor', 'http.fetch'];
        const faults = [];
        for (const name of names) faults.push((await ask(port, name, {})).fault.code);
        const other = await ask(port, 'room.read', { room: 'team@rooms.localhost' });
        const own = await ask(port, 'room.read', {});
        show({ rights: welcome.rights, faults, other: other.fault.code, own: own.body.name });`,
    });
    expect(JSON.parse(await shown())).toEqual({
      rights: ['room.read'],
      faults: [
        ...['ErrorPermission', 'ErrorPermission', 'MsgNotSupported', 'MsgNotSupported', 'MsgNotSupported'],
        ...['MsgNotSupported', 'MsgNotSupported', 'ErrorPermission'],
      ],
      other: 'InvalidArgument',
      own: 'Lobby',
    });
  });

  test('only its own window is welcomed, and once', async () => {
    await opens({
      name: 'Ventriloquist',
      script: `
        if (parent !== top) {
          addEventListener('message', ({ data }) => data?.perch === 'welcome' && parent.postMessage('stolen', '*'));
          top.postMessage({ perch: 'hello', versions: [1] }, '*');
          return parent.postMessage('said', '*');
        }
        const heard = [];
        addEventListener('message', ({ data }) => heard.push(data?.perch ?? data));
        const inner = document.createElement('iframe');
        inner.srcdoc = '<script src="main.js"></scr' + 'ipt>';
        document.body.append(inner);
        await new Promise((on) => addEventListener('message', on, { once: true }));
        await hello();
        parent.postMessage({ perch: 'hello', versions: [1] }, '*');
        setTimeout(() => show(heard), 300);`,
    });
    expect(JSON.parse(await shown())).toEqual(['said', 'welcome']);
  });

  test('nothing gets out but to where it was granted, and there by the host alone', async () => {
    await opens({
      name: 'Smuggler',
      rights: ['http.fetch'],
      hosts: [{ origin }],
      script: `
        const { port } = await hello();
        const to = (way) => '${origin}/' + way;
        const tries = [
          () => fetch(to('fetch'), { mode: 'no-cors' }),
          () => { new Image().src = to('image'); },
          () => navigator.sendBeacon(to('beacon'), 'x'),
          () => new WebSocket(to('socket').replace('http', 'ws')),
          () => new EventSource(to('events')),
          () => new XMLHttpRequest().open('GET', to('xhr'), false),
          () => { document.body.style.background = 'url(' + to('css') + ')'; },
          () => { document.head.insertAdjacentHTML('beforeend', '<link rel="prefetch" href="' + to('prefetch') + '"><link rel="preconnect" href="' + to('') + '"><link rel="stylesheet" href="' + to('sheet') + '">'); },
          () => { document.body.insertAdjacentHTML('beforeend', '<form action="' + to('form') + '"><button></button></form><object data="' + to('object') + '"></object><iframe src="' + to('iframe') + '"></iframe><video src="' + to('video') + '"></video><a ping="' + to('ping') + '" href="#"></a>'); document.forms[0].submit(); document.querySelector('a').click(); },
          () => window.open(to('window')),
          () => { top.location = to('top'); },
          () => new Worker('data:text/javascript,fetch("' + to('worker') + '")'),
          () => import(to('module')),
          () => { const s = document.createElement('script'); s.src = to('script'); document.body.append(s); },
          () => new FontFace('f', 'url(' + to('font') + ')').load(),
          () => navigator.serviceWorker.register(to('service')),
        ];
        for (const attempt of tries) try { await Promise.race([attempt(), new Promise((on) => setTimeout(on, 50))]); } catch {}
        const own = await ask(port, 'http.fetch', { url: to('granted') });
        const other = await ask(port, 'http.fetch', { url: 'https://example.com/' });
        show({ own: own.body?.status ?? own.fault, other: other.fault.code });`,
    });
    const told = JSON.parse(await shown());
    expect(reached).toEqual(['/granted']);
    expect(told.own).toBe(200);
    expect(told.other).not.toBe('Internal');
  });

  test('it has no origin, no storage, no device, and no way to the page around it', async () => {
    await opens({
      name: 'Burglar',
      script: `
        const tries = {
          document: () => parent.document.title,
          location: () => parent.location.href,
          storage: () => localStorage.length,
          cookie: () => document.cookie,
          databases: () => indexedDB.open('x'),
          dialog: () => { if (confirm('x') === false) throw new Error(); },
        };
        const got = [];
        for (const [name, attempt] of Object.entries(tries)) try { attempt(); got.push(name); } catch {}
        const camera = await navigator.mediaDevices?.getUserMedia({ audio: true }).then(() => 'heard', () => 'deaf');
        const place = await new Promise((on) => navigator.geolocation?.getCurrentPosition(() => on('found'), () => on('lost')) ?? on('lost'));
        show({ origin: self.origin, got, camera: camera ?? 'deaf', place, referrer: document.referrer });`,
    });
    expect(JSON.parse(await shown())).toEqual({
      origin: 'null',
      got: [],
      camera: 'deaf',
      place: 'lost',
      referrer: '',
    });
  });

  test.each([
    [
      'floods',
      `const { port } = await hello(); for (let i = 0; i < 100_000; i += 1) port.postMessage({ kind: 'ask', id: i, name: 'room.read', body: {} });`,
      /kept Perch too busy/,
    ],
    [
      'sends far too much',
      `const { port } = await hello(); port.postMessage({ kind: 'ask', id: 1, name: 'x', body: 'x'.repeat(3_000_000) });`,
      /sent Perch too much/,
    ],
    [
      'talks nonsense',
      `const { port } = await hello(); port.postMessage('give me everything');`,
      /does not follow the rules/,
    ],
    [
      'sends something endless',
      `const { port } = await hello(); const a = []; a.push(a); port.postMessage({ kind: 'answer', id: 1, body: { a } , more: 1 });`,
      /does not follow the rules|too much/,
    ],
    [
      'goes elsewhere',
      `const { port } = await hello(); location.href = 'https://example.com/';`,
      // Where it goes before its first page has loaded, the browser tells of one load only: then its silence tells.
      /went away|does not answer any more/,
    ],
    [
      'loads itself anew',
      `const { port } = await hello(); setTimeout(() => location.reload(), 100);`,
      /went away/,
    ],
    [
      'was made for another time',
      `parent.postMessage({ perch: 'hello', versions: [99] }, '*');`,
      /another version of Perch/,
    ],
    [
      'answers no more',
      `const { port } = await hello(); setTimeout(() => { for (;;); }, 100);`,
      /does not answer any more/,
    ],
  ])('one that %s is taken down, says so, and can be begun again', async (name, script, words) => {
    await opens({ name: `One${name.length}`, rights: ['room.read'], script });
    // Nobody is taken for dead before it had time to answer.
    await pane().getByText(words).waitFor({ timeout: 40_000 });
    expect(await ada.page.locator('.add-in-frames iframe').count()).toBe(0);
    await pane().getByRole('button', { name: 'Reload' }).waitFor();
    await writes(`said after one that ${name}`);
  });

  test('while one hangs, the one beside it answers and people write', async () => {
    await opens({
      name: 'Sibling',
      rights: ['room.read'],
      script: `
        const { port } = await hello();
        answers(port, {});
        document.body.innerHTML = '<button>Ask</button><p></p>';
        let asked = 0;
        document.querySelector('button').onclick = async () => {
          const { body } = await ask(port, 'room.read', {});
          document.querySelector('p').textContent = body.name + ' ' + ++asked;
        };`,
    });
    await opens({
      name: 'Hanging',
      script: `await hello(); show('about to hang'); setTimeout(() => { for (;;); }, 50);`,
    });
    await ada.page.getByRole('tab', { name: 'Sibling' }).click();
    await frameOf(ada.page).getByRole('button', { name: 'Ask' }).click();
    await frameOf(ada.page).getByText('Lobby 1').waitFor();
    await writes('said while one hangs');
  });

  test.each([
    ['never answers', '() => new Promise(() => {})'],
    ['fails', "() => { throw new Error('on purpose'); }"],
    ['answers something else', "() => ({ action: 'Perhaps' })"],
    ['answers endlessly much', "() => ({ action: 'Replaced', text: 'x'.repeat(500_000), reason: '' })"],
  ])('a filter that %s holds the message, and the person decides', async (name, filter) => {
    await opens({
      name: `Filter${name.length}`,
      rights: ['messages.filter'],
      script: `const { port } = await hello(); answers(port, { 'messages.filter': ${filter} }); show('here');`,
    });
    await frameOf(ada.page).getByText('here').waitFor();
    const text = `held by one that ${name}`;
    await ada.says(text);
    const held = ada.messages.locator('article.pending').filter({ hasText: text });
    await held.getByText('did not look at it in time').waitFor();
    await held.getByRole('button', { name: 'Try again' }).waitFor();
    await held.getByRole('button', { name: 'Send without it' }).click();
    await held.waitFor({ state: 'detached' });
    await ada.sees(text);
  });

  test('filters judge in the order of their tabs, each what the one before left, and the first answer counts', async () => {
    const replaces = (from: string, to: string) => `
      const { port } = await hello();
      port.addEventListener('message', ({ data }) => {
        if (data.kind !== 'ask') return;
        const words = (text) => ({ action: 'Replaced', text, reason: 'ours' });
        const body = data.name === 'ping' ? {} : words(data.body.text.replaceAll('${from}', '${to}'));
        port.postMessage({ kind: 'answer', id: data.id, body });
        port.postMessage({ kind: 'answer', id: data.id, body: words('a second answer') });
      });
      port.start();
      show('here');`;
    await opens({ name: 'Earlier', rights: ['messages.filter'], script: replaces('one', 'two') });
    await opens({ name: 'Later', rights: ['messages.filter'], script: replaces('two', 'three') });
    await frameOf(ada.page).getByText('here').waitFor();
    await ada.says('count to one');
    await ada.messages.getByRole('button', { name: 'Send now' }).click();
    await ada.sees('count to three');
  });

  test('nothing gets out beside the web either', async () => {
    const packets: number[] = [];
    const socket = createSocket('udp4', (packet) => packets.push(packet.length));
    await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
    await opens({
      name: 'Caller',
      script: `
        await hello();
        const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${socket.address().port}' }] });
        call.createDataChannel('out');
        await call.setLocalDescription();
        await new Promise((on) => { call.onicegatheringstatechange = () => call.iceGatheringState === 'complete' && on(); setTimeout(on, 2000); });
        show('tried');`,
    });
    expect(await shown()).toBe('tried');
    socket.close();
    expect(packets).toEqual([]);
  });

  test('what is taken back is taken back at once, and the frame goes', async () => {
    const addIn = await opens({
      name: 'Lodger',
      rights: ['room.read'],
      optional: ['roster.read'],
      script: `
        const { port } = await hello();
        answers(port, {});
        const told = [];
        port.addEventListener('message', ({ data }) => { if (data.name === 'rights.changed') told.push(data.body.rights); });
        document.body.innerHTML = '<button>Ask</button><p></p>';
        document.querySelector('button').onclick = async () => {
          const { kind, fault } = await ask(port, 'roster.read', {});
          document.querySelector('p').textContent = kind + ' ' + (fault?.code ?? '') + ' ' + told.length;
        };`,
    });
    const frame = frameOf(ada.page);
    await frame.getByRole('button').click();
    await frame.getByText('answer').waitFor();
    await askHost(ada.page, 'addIns.revoke', { addIn, room, right: 'roster.read' });
    await frame.getByRole('button').click();
    await frame.getByText('fault ErrorPermission').waitFor();
    await askHost(ada.page, 'addIns.revoke', { addIn });
    await pane().getByRole('heading', { name: 'May Lodger work in this room?' }).waitFor();
    expect(await ada.page.locator('.add-in-frames iframe').count()).toBe(0);
  });

  test('one that is out of sight for long is taken down, and finds again what it saved', async () => {
    await opens({
      name: 'Keeper',
      script: `
        const { welcome, port } = await hello();
        answers(port, { suspend: () => ({ saved: { count: (welcome.saved?.count ?? 0) + 1 } }) });
        show('opened ' + (welcome.saved?.count ?? 0));`,
    });
    await frameOf(ada.page).getByText('opened 0').waitFor();
    await ada.page.clock.install();
    await ada.button('Hide add-ins').click();
    await ada.page.clock.fastForward(61_000);
    await ada.page.waitForFunction(() => document.querySelector('.add-in-frames iframe') === null);
    await ada.button('Add-ins').click();
    await frameOf(ada.page).getByText('opened 1').waitFor();
  });
});
