import { join } from 'node:path';
import { createDispatcher } from '#electron/outbox/dispatcher.ts';
import type { Filter } from '#electron/outbox/filtering/round.ts';
import { openOutbox } from '#electron/outbox/outbox.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { type Bench, type Figure, measure } from './figures.ts';

const room = 'desk@rooms.localhost';
const messages = 200;

/** Milliseconds of one message, from its draft to the connection, with so many filters that answer at once. */
async function perMessage(count: number): Promise<Figure> {
  const folder = temporaryFolder('bench-filters');
  const filters = Array.from(
    { length: count },
    (_, at): Filter => ({ id: `a${at}`, name: 'Guard', block: false }),
  );
  let runs = 0;
  const found = await measure(async () => {
    const outbox = openOutbox({ file: join(folder.path, `${runs++}.sqlite`) });
    const arrived = Promise.withResolvers<void>();
    let sent = 0;
    const dispatcher = createDispatcher({
      outbox,
      send: async ({ originId }) => {
        sent += 1;
        queueMicrotask(() => dispatcher.stored(originId));
        if (sent === messages) arrived.resolve();
      },
      isStored: () => false,
      newId: () => crypto.randomUUID(),
      now: Date.now,
      after: () => () => undefined,
      onChange: () => undefined,
      filters: { filters: () => filters, ask: async () => ({ action: 'Passed' }) },
    });
    dispatcher.ready(room, { archived: true });
    const start = performance.now();
    for (let at = 0; at < messages; at += 1) {
      dispatcher.send({ room, text: `message ${at}`, importance: 'Regular' });
      // One person writes one after the other.
      await new Promise(setImmediate);
    }
    await arrived.promise;
    const took = performance.now() - start;
    dispatcher.stop();
    outbox.close();
    return took / messages;
  });
  folder.remove();
  return found;
}

export const filtersBench: Bench = {
  name: 'filters',
  about: `One of ${messages} messages from its draft to the connection, durable at each step: without filters, which is the floor, and with filters that answer at once. What is over the floor is what asking and keeping the verdict costs.`,
  run: async () => {
    const floor = await perMessage(0);
    const [one, three] = [await perMessage(1), await perMessage(3)];
    return [
      { what: 'a message past one filter', unit: 'ms', floor, figure: one },
      { what: 'a message past three filters', unit: 'ms', floor, figure: three },
    ];
  },
};
