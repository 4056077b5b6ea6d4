import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ChatServer, password } from '#test/support/chat-server.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { isInstalled } from '#test/support/programs.ts';
import { soak } from '#test/support/random.ts';
import { compared, type RoomGathering, withCrowd } from './crowds.ts';
import { type Bench, figure, measure, type Row } from './figures.ts';

const messages = soak ? 100_000 : 20_000;
/** A hundred thousand from Prosody's own store take minutes. */
const runs = soak ? 1 : 3;
/** As an organisation with long archives sets Prosody up. */
const archives = isInstalled('prosody-sql') ? ({ archives: 'database' } as const) : {};
const count = messages.toLocaleString('en');

export const catchUpBench: Bench = {
  name: 'catch-up',
  about: `Perch, in a process of its own, fetches a room of ${count} messages to its beginning: paged, read, put in order, stored and indexed. The floor is a bare client that pages through the same archive and looks at nothing, in the same run.`,
  run: async () => {
    const rows: Row[] = [];
    for (const kind of compared) rows.push(...(await withCrowd(kind, 1, catchUp, archives)));
    return rows;
  },
};

async function catchUp({ name, server, room, crowd }: RoomGathering): Promise<readonly Row[]> {
  await crowd.does('flood', { messages, window: 64 });
  const paging = async () => (await crowd.does('page', { max: 250 })).perSecond;
  const floor = await measure(paging, { warmUp: 0, runs });
  const rates: number[] = [];
  const answers: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const taken = await fetchWhole(server, room);
    rates.push(taken.perSecond);
    answers.push(...taken.answers);
  }
  const sorted = answers.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return [
    { what: `fetch ${count} from ${name}`, unit: 'per second', floor, figure: figure(rates) },
    {
      what: `meanwhile the host answers, p50, ${name}`,
      unit: 'ms',
      figure: figure([at(0.5)]),
    },
    {
      what: `meanwhile the host answers, p99, ${name}`,
      unit: 'ms',
      figure: figure([at(0.99)]),
      target: 'a frame (16)',
    },
  ];
}

/** A new member of the room fetches all of it. */
async function fetchWhole(server: ChatServer, room: string) {
  const folder = temporaryFolder('bench-catch-up');
  const member = await Member.starts(join(folder.path, 'data'));
  try {
    const address = await server.account('ben');
    await member.ask('account.signIn', { address, password, webSocket: server.webSocket });
    await member.follows(room);
    await member.isIn(room);
    const begun = member.hears('messages.stored', ({ messages: stored }) => stored.some(isFirst));
    const answers: number[] = [];
    let fetching = true;
    const start = performance.now();
    await member.ask('history.fetchAll', { room });
    const pinged = (async () => {
      while (fetching) {
        const asked = performance.now();
        await member.ask('rooms.looking', { room: null });
        answers.push(performance.now() - asked);
        await sleep(5);
      }
    })();
    await begun;
    const perSecond = (messages / (performance.now() - start)) * 1000;
    fetching = false;
    await pinged;
    return { perSecond, answers };
  } finally {
    await member.stops();
    folder.remove();
  }
}

function isFirst({ text }: { readonly text: string }): boolean {
  return text.startsWith('bench 00000000 ');
}
