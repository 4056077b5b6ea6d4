import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutboxEntry } from '#electron/model/draft.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { createDispatcher } from '#electron/outbox/dispatcher.ts';
import { openOutbox } from '#electron/outbox/outbox.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { soak } from '#test/support/random.ts';

const rooms: readonly RoomAddress[] = ['talk@rooms.localhost', 'panel@rooms.localhost'];

const step = fc.record({
  does: fc.constantFrom(
    ...(['write', 'write', 'ready', 'interrupt', 'arrive', 'refuse', 'lose'] as const),
    ...(['retry', 'discard', 'restart'] as const),
  ),
  room: fc.constantFrom(...rooms),
  place: fc.nat({ max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A message that was handed to its room's session, and has not been answered. */
interface Sending {
  readonly entry: OutboxEntry;
  readonly settle: (error?: FaultError) => void;
}

/** Somebody writes into two rooms; each text says for which. */
class Writer {
  readonly folder = temporaryFolder('audience');
  sent: Sending[] = [];
  #ids = 0;
  #street = this.#open();

  get entries(): readonly OutboxEntry[] {
    return [...this.sent.map(({ entry }) => entry), ...this.#street.outbox.rows()];
  }

  does({ does, room, place }: Step): void {
    const { dispatcher, outbox } = this.#street;
    const rows = outbox.rows();
    const { originId = '' } = rows[place % Math.max(1, rows.length)] ?? {};
    if (does === 'write') dispatcher.send({ room, text: `for ${room}`, importance: 'Regular' });
    else if (does === 'ready') dispatcher.ready(room, { archived: place > 0 });
    else if (does === 'interrupt') dispatcher.interrupted(room);
    else if (does === 'retry') dispatcher.retry(originId);
    else if (does === 'discard') dispatcher.discard(originId);
    else if (does === 'restart') this.#restart();
    else this.#answer(room, does);
  }

  close(): void {
    this.#street.dispatcher.stop();
    this.#street.outbox.close();
    this.sent = [];
  }

  #restart(): void {
    this.close();
    this.#street = this.#open();
  }

  #answer(room: RoomAddress, how: 'arrive' | 'refuse' | 'lose'): void {
    const at = this.sent.findIndex(({ entry }) => entry.room === room);
    const [sending] = at < 0 ? [] : this.sent.splice(at, 1);
    if (how === 'arrive') sending?.settle();
    else sending?.settle(new FaultError(how === 'refuse' ? 'ErrorPermission' : 'ConnectionLost', 'No.'));
  }

  #open() {
    const outbox = openOutbox({ file: join(this.folder.path, 'outbox.sqlite') });
    const dispatcher = createDispatcher({
      outbox,
      send: (entry) =>
        new Promise((resolve, reject) => {
          this.sent.push({ entry, settle: (error) => (error ? reject(error) : resolve()) });
        }),
      isStored: () => false,
      newId: () => {
        this.#ids += 1;
        return `o${this.#ids}`;
      },
      now: () => 0,
      after: () => () => undefined,
      onChange: (room, entries) => expect(entries.filter((entry) => entry.room !== room)).toEqual([]),
    });
    return { outbox, dispatcher };
  }
}

test('whatever becomes of a message, it goes to the room that it was written for, and to no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const writer = new Writer();
      try {
        for (const one of steps) {
          writer.does(one);
          await Promise.resolve();
          expect(writer.entries.filter(({ room, text }) => text !== `for ${room}`)).toEqual([]);
        }
      } finally {
        writer.close();
        writer.folder.remove();
      }
    }),
    { numRuns: soak ? 500 : 30 },
  );
});
