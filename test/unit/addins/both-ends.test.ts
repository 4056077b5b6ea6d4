import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActionName, actionRights, rights, type Welcome } from '#addins/contract.ts';
import { AddInError } from '#addins/sdk/index.ts';
import { perchOver } from '#addins/sdk/port-end.ts';
import { servePort } from '#renderer/addin-host/port-end.ts';

const welcome: Welcome = {
  perch: 'welcome',
  version: 1,
  rights: [],
  hosts: [],
  appearance: { theme: 'light', language: 'en', direction: 'ltr' },
};

/** Both ends over a real port. */
function bothEnds(
  granted: readonly string[],
  verdict: (text: string) => unknown = () => ({ action: 'Passed' }),
) {
  const { port1, port2 } = new MessageChannel();
  const acted: ActionName[] = [];
  const host = servePort(port1, {
    rights: () => granted,
    act: async ({ name }) => {
      acted.push(name);
      return {};
    },
    onTrouble: () => undefined,
    now: () => 0,
    faultOf: () => ({ code: 'Internal', text: 'It failed.' }),
  });
  const addIn = perchOver(port2, welcome, {
    // Tests answer what they like.
    'messages.filter': ({ text }) => verdict(text) as never,
  });
  return { host, addIn, acted, port1, close: () => [port1, port2].forEach((port) => void port.close()) };
}

test('every call of an add-in settles, whatever it asks, and does only what was granted', async () => {
  const names: readonly string[] = [...Object.keys(actionRights), 'toString', ''];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...names), fc.jsonValue()), { maxLength: 20 }),
      fc.subarray([...rights]),
      async (calls, granted) => {
        const { addIn, acted, close } = bothEnds(granted);
        // Add-ins are written in JavaScript too, where nothing keeps to types.
        const made = calls.map(([name, ask]) => addIn.call(name as ActionName, ask as never));
        const settled = await Promise.allSettled(made);
        close();
        for (const each of settled)
          if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(AddInError);
        expect(acted.every((name) => granted.includes(actionRights[name]))).toBe(true);
      },
    ),
    { seed: 6, numRuns: 100 },
  );
});

test('every question is answered or refused, whatever the add-in makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.boolean(), async (verdict, throws) => {
      const { host, close } = bothEnds([], () => {
        if (throws) throw new Error('on purpose');
        return verdict;
      });
      const asked = host.ask('messages.filter', { text: 'hello', importance: 'Regular' });
      const told = await asked.then(
        ({ action }) => action,
        (error: Error) => error.name,
      );
      close();
      expect(['Passed', 'Replaced', 'Canceled', 'NoAnswer']).toContain(told);
    }),
    { seed: 6, numRuns: 100 },
  );
});

test('whatever comes to an add-in that is no frame does it no harm', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.anything({ withBigInt: false }), { maxLength: 10 }), async (sent) => {
      const { addIn, port1, close } = bothEnds(['room.read']);
      for (const data of sent) {
        try {
          port1.postMessage(data);
        } catch {
          // Nothing that a port can carry.
        }
      }
      expect(await addIn.call('room.read', {})).toEqual({});
      close();
    }),
    { seed: 6, numRuns: 100 },
  );
});
