import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { numbers } from '#test/support/numbers.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { freePort } from '#test/support/ports.ts';
import { randomFrom, seed, soak } from '#test/support/random.ts';

const kills = soak ? 10 : 3;
const messages = soak ? 1_000 : 150;
const patience = soak ? 600_000 : 120_000;

/** A moment that the seed chooses: long enough to be in the middle of things. */
const moment = (random: () => number): Promise<void> => wait(100 + random() * 400);

describe('Killed without warning', () => {
  let folder: TemporaryFolder;
  let port: number;
  let server: ChatServer;
  const restart = async (): Promise<void> => {
    server = await startPerchServer({ port, data: `${folder.path}/server` });
  };
  beforeAll(async () => {
    folder = temporaryFolder('killed');
    port = await freePort();
    await restart();
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  test(
    `Perch dies ${kills} times among ${messages} messages each way: all are there once, in order`,
    async () => {
      const random = randomFrom(seed);
      const ana = await Person.signsIn(server, 'ana');
      const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
      let ben = await Member.starts(`${folder.path}/ben`);
      await ben.signsIn(await server.account('ben'), server.webSocket);
      await ben.follows(desk);

      const mine = numbers('Ben says', messages);
      const others = numbers('Ana says', messages);
      const perLife = messages / kills;
      for (let life = 0; life < kills; life++) {
        const part = (all: readonly string[]) => all.slice(life * perLife, (life + 1) * perLife);
        await writeUntilKilled(ben, desk, part(mine), part(others), ana, random);
        ben = await Member.starts(`${folder.path}/ben`);
        // What Perch has kept is its own to send; the rest the person writes again.
        const kept = await ben.keeps(desk);
        await ben.says(desk, ...part(mine).filter((text) => !kept.includes(text)));
      }
      await ben.isOnline();
      await ben.hasSentAll(desk);
      await ana.sees(desk, ...mine, ...others);
      expect(ana.heard(desk).filter((text) => text.startsWith('Ben'))).toEqual(mine);
      await expect.poll(() => ben.reads(desk), { timeout: 30_000 }).toEqual(ana.heard(desk));
      await ben.stops();
      await ana.leaves();
    },
    patience,
  );

  test(
    `the server dies ${kills} times among ${messages} messages: all are there once, in order`,
    async () => {
      const random = randomFrom(seed + 1);
      const ana = await Person.signsIn(server, 'ana');
      const desk = await ana.opens({ name: 'Server desk', privacy: 'Open' });
      await ana.leaves();
      const ben = await Member.starts(`${folder.path}/ben2`);
      await ben.signsIn(await server.account('ben'), server.webSocket);
      await ben.follows(desk);
      const mine = numbers('Ben says', messages);
      const perLife = messages / kills;
      for (let life = 0; life < kills; life++) {
        const writing = ben.says(desk, ...mine.slice(life * perLife, (life + 1) * perLife));
        await moment(random);
        await server.process.kill();
        await writing;
        await restart();
        await ben.ask('connection.retry', {});
      }
      await ben.isOnline();
      await ben.hasSentAll(desk);
      expect(await ben.reads(desk)).toEqual(mine);
      await ben.stops();

      const reader = await Person.returns(server, ana.address);
      await reader.joins(desk);
      expect((await reader.reads(desk)).map(({ text }) => text)).toEqual(mine);
      await reader.leaves();
    },
    patience,
  );
});

/** Both write while Perch is killed at some moment. */
async function writeUntilKilled(
  ben: Member,
  desk: string,
  mine: readonly string[],
  others: readonly string[],
  ana: Person,
  random: () => number,
): Promise<void> {
  const writing = ben.says(desk, ...mine).catch(() => {}); // It dies in the middle of this.
  const talking = (async () => {
    for (const text of others) await ana.says(desk, text);
  })();
  await moment(random);
  await ben.dies();
  await Promise.all([writing, talking]);
}
