import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAfter, UnreadTally } from '#electron/chat/unread-tally.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { Message } from '#electron/model/message.ts';
import { seed, soak } from '#test/support/random.ts';

const room = 'desk@rooms.x';

test('whatever comes in whichever order, what is unread is what a model counts', () => {
  const step = fc.oneof(
    fc.record({ say: fc.boolean() }),
    fc.record({ read: fc.nat(30) }),
    fc.record({ takeBack: fc.nat(30) }),
    fc.record({ recount: fc.nat(3) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const tally = new UnreadTally();
      let archive: { readonly id: string; readonly own: boolean }[] = [];
      let marker = 0;
      let given = 0;
      const after = () => archive.filter(({ id }) => Number(id) > marker);
      const recount = (meanwhile: number): void => {
        const finish = tally.begin({ room, archiveId: String(marker) });
        const found = after();
        // Said while the archive was asked: it has some of that, and not the rest.
        for (let more = 0; more < meanwhile; more += 1) say(more % 2 === 0);
        finish({ said: [...found, ...after().slice(found.length, found.length + 1)], more: false });
      };
      const say = (own: boolean): void => {
        given += 1;
        archive.push({ id: String(given), own });
        tally.say({ id: String(given), own });
      };
      recount(0);
      for (const one of steps) {
        if ('say' in one) say(one.say);
        else if ('recount' in one) recount(one.recount);
        else if ('takeBack' in one) {
          archive = archive.filter(({ id }) => id !== String(one.takeBack));
          tally.remove(String(one.takeBack));
        } else {
          marker = Math.min(one.read, given);
          if (!tally.read({ archiveId: String(marker) })) recount(0);
        }
        expect(tally.count(room).unread).toBe(after().filter(({ own }) => !own).length);
      }
    }),
    { seed, numRuns: soak ? 5_000 : 100 },
  );
});

// Nothing of a message but its id and whose it is is read here.
const message = (id: number): Message => ({ archiveId: String(id), own: false }) as unknown as Message;

test('no more is read of an archive than anybody counts', async () => {
  let asked = 0;
  const page = async ({ after = '' }: { readonly after?: string }) => {
    asked += 1;
    const messages = Array.from({ length: 250 }, (_, index) => message(Number(after) + index + 1));
    return { messages, last: String(Number(after) + 250), complete: false };
  };
  const { said, more } = await countAfter(page, '0');
  expect([said.length, more, asked]).toEqual([1000, true, 4]);
});

test('where the archive has forgotten the marker, there may be more', async () => {
  const forgotten = async () => {
    throw new FaultError('NoSuchNode', 'It is no more.');
  };
  expect(await countAfter(forgotten, 'a1')).toEqual({ said: [], more: true });
  const broken = async () => {
    throw new FaultError('TimedOut', 'It took too long.');
  };
  await expect(countAfter(broken, 'a1')).rejects.toMatchObject({ fault: { code: 'TimedOut' } });
});
