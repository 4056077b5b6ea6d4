import type { AddInMessage } from '#addins/contract.ts';
import { createFrames } from '#renderer/addin-host/frames.ts';

/** Everything that is measured of frames; each answers milliseconds. */
const room = 'desk@example.org';
const placeOf = (site: number) => ({ room, addIn: String(site) });
const shown = new Map<number, (at: number) => void>();
const frames = createFrames({
  leave: () => undefined,
  facts: ({ addIn }) => ({
    page: `http://echo${addIn}.localhost:${location.port}/index.html`,
    name: 'Echo',
    rights: ['messages.filter', 'messages.read', 'badge.show'],
    hosts: [],
  }),
  act: async (_place, asked) => {
    if (asked.name === 'badge.show') shown.get(asked.body.count)?.(performance.now());
    return {};
  },
  appearance: () => ({ theme: 'light', language: 'en', direction: 'ltr' }),
  now: () => performance.now(),
  faultOf: () => ({ code: 'Internal', text: '' }),
});
const container = document.querySelector<HTMLElement>('#frames');
if (container) frames.attach(container);
const text = 'x'.repeat(1024);

async function times(count: number, once: () => Promise<unknown>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let each = 0; each < count; each += 1) {
    const from = performance.now();
    await once();
    all.push(performance.now() - from);
  }
  return all;
}

async function timesOf(count: number, once: () => Promise<number>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let each = 0; each < count; each += 1) all.push(await once());
  return all;
}

function ready(site: number): Promise<void> {
  const key = `${site} ${room}`;
  const isReady = () => frames.state.getState().byPlace.get(key)?.state === 'ready';
  if (isReady()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = frames.state.subscribe(() => {
      if (!isReady()) return;
      stop();
      resolve();
    });
  });
}

const echo = (site: number) => frames.filter(placeOf(site), { text, importance: 'Regular' });

const measures = {
  /** From nothing to a frame that has said hello. */
  ready: (count: number) =>
    times(count, async () => {
      frames.close(placeOf(0));
      frames.keep([placeOf(0)]);
      await ready(0);
    }),
  /** A page of our own origin in a frame, until it says something. */
  plainFrame: (count: number) =>
    times(count, async () => {
      const frame = document.createElement('iframe');
      const said = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      frame.src = 'plain.html';
      document.body.append(frame);
      await said;
      frame.remove();
    }),
  roundTrips: async (count: number) => {
    frames.keep([placeOf(0)]);
    await ready(0);
    return times(count, () => echo(0));
  },
  worker: async (count: number) => {
    const worker = new Worker('worker.js');
    const all = await times(count, () => {
      const answered = new Promise((resolve) => {
        worker.onmessage = resolve;
      });
      worker.postMessage({ kind: 'ask', id: 1, name: 'messages.filter', body: { text } });
      return answered;
    });
    worker.terminate();
    return all;
  },
  /** The same by a bare port into a frame of the same kind. */
  barePort: async (count: number) => {
    const bare = await barePage(`http://echo9.localhost:${location.port}/bare.html`);
    const all = await times(count, () => bare.echo({ kind: 'ask', id: 1, body: { text } }));
    bare.close();
    return all;
  },
  /** Messages a second, told in batches of a hundred until the last is answered. */
  batches: async (count: number) => {
    frames.keep([placeOf(0)]);
    await ready(0);
    frames.show(placeOf(0));
    return rates(count, (messages) => {
      frames.tell(placeOf(0), 'messages.arrived', { messages, live: true });
    });
  },
  bareBatches: async (count: number) => {
    const bare = await barePage('bare.html');
    const all = await rates(count, (messages) =>
      bare.post({ kind: 'event', body: { messages, live: true } }),
    );
    bare.close();
    return all;
  },
  /** A message told to five, until each has answered; two hundred of them a second. */
  fanOut: async (count: number) => {
    const sites = [0, 1, 2, 3, 4];
    frames.keep(sites.map(placeOf));
    await Promise.all(sites.map(ready));
    const all: Promise<number>[] = [];
    for (let key = 1; key <= count; key += 1) {
      all.push(tellAll(sites, key));
      await new Promise((next) => setTimeout(next, 5));
    }
    return Promise.all(all);
  },
  /** The longest that the window paints nothing, while one floods it until it is taken down. */
  floods: (count: number) =>
    timesOf(count, async () => {
      frames.reload(placeOf(2));
      await ready(2);
      frames.filter(placeOf(2), { text: 'flood', importance: 'Regular' }).catch(() => undefined);
      const until = performance.now() + 500;
      let [longest, last] = [0, performance.now()];
      while (last < until) {
        await new Promise((painted) => requestAnimationFrame(painted));
        const now = performance.now();
        [longest, last] = [Math.max(longest, now - last), now];
      }
      return longest;
    }),
  /** While another one, of another site, does not answer any more. */
  besideOneThatHangs: async (count: number) => {
    frames.keep([placeOf(0), placeOf(1)]);
    await Promise.all([ready(0), ready(1)]);
    frames.filter(placeOf(1), { text: 'hang', importance: 'Regular' }).catch(() => undefined);
    return times(count, () => echo(0));
  },
};

/** A page that echoes by a bare port, and says of messages which was the last. */
async function barePage(url: string) {
  const frame = document.createElement('iframe');
  if (url.startsWith('http')) frame.setAttribute('sandbox', 'allow-scripts');
  const here = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  frame.src = url;
  document.body.append(frame);
  await here;
  const { port1, port2 } = new MessageChannel();
  frame.contentWindow?.postMessage('', '*', [port2]);
  let answered: (data: unknown) => void = () => undefined;
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    answered(data);
    if (typeof data === 'number') shown.get(data)?.(performance.now());
  };
  return {
    post: (data: unknown) => port1.postMessage(data),
    echo: (data: unknown) =>
      new Promise((resolve) => {
        answered = resolve;
        port1.postMessage(data);
      }),
    close: () => frame.remove(),
  };
}

/** Two hundred batches each time; every twentieth is waited for. */
function rates(count: number, tell: (messages: AddInMessage[]) => void): Promise<readonly number[]> {
  const batches = 200;
  return timesOf(count, async () => {
    const from = performance.now();
    for (let batch = 1; batch <= batches; batch += 1) {
      const messages = Array.from({ length: 100 }, (_, each) => messageOf(batch * 100 + each));
      const said = new Promise((resolve) => shown.set(batch, resolve));
      tell(messages);
      if (batch % 20 === 0) await said;
    }
    return (batches * 100 * 1000) / (performance.now() - from);
  });
}

function tellAll(sites: readonly number[], key: number): Promise<number> {
  const from = performance.now();
  return new Promise((resolve) => {
    let left = sites.length;
    shown.set(key, (at) => {
      left -= 1;
      if (left === 0) resolve(at - from);
    });
    for (const site of sites) {
      frames.show(placeOf(site));
      frames.tell(placeOf(site), 'messages.arrived', { messages: [messageOf(key)], live: true });
    }
  });
}

function messageOf(key: number): AddInMessage {
  const author = { id: 'ben@example.org', name: 'Ben', self: false };
  return { key, author, sentAt: key, text, importance: 'Regular' };
}

export type Measures = typeof measures;
Object.assign(window, { measures });
