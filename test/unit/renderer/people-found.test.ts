import { describe, expect, test } from 'vitest';
import type { Answer, Ask } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createPeopleFound } from '#renderer/store/people-found.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

const ben = { address: 'ben@example.org', type: 'LocalUser', name: 'Ben' } as const;
const group = { address: 'bench@groups.example.org', type: 'DirectoryGroup', name: 'Bench' } as const;
type Found = Answer<'people.find'>;

/** A service whose answers come when the test says so. */
function open() {
  const surroundings = stillSurroundings();
  const asks: { readonly text: string; readonly answer: PromiseWithResolvers<Found> }[] = [];
  const bridge = {
    call: (_: string, { text }: Ask<'people.find'>) => {
      const answer = Promise.withResolvers<Found>();
      asks.push({ text, answer });
      return answer.promise;
    },
    // Only this question occurs here.
  } as unknown as Bridge;
  const people = createPeopleFound(bridge, surroundings);
  return { asks, people, surroundings, found: () => people.state.getState().people };
}

describe('people whom the service knows', () => {
  test('are asked for once somebody stops typing, from two letters on', () => {
    const { asks, people, surroundings } = open();
    people.look('b');
    surroundings.wait();
    people.look('be');
    people.look('ben ');
    surroundings.wait();
    expect(asks.map(({ text }) => text)).toEqual(['ben']);
  });

  test('are people, not groups, and those of the last question', async () => {
    const { asks, people, surroundings, found } = open();
    people.look('be');
    surroundings.wait();
    people.look('ben');
    surroundings.wait();
    asks[1]?.answer.resolve({ principals: [group, ben], moreAvailable: false });
    await expect.poll(found).toEqual([ben]);
    asks[0]?.answer.resolve({ principals: [], moreAvailable: false });
    await asks[0]?.answer.promise;
    expect(found()).toEqual([ben]);
    people.clear();
    expect(found()).toEqual([]);
  });

  test('are nobody where the service cannot say', async () => {
    const { asks, people, surroundings, found } = open();
    people.look('ben');
    surroundings.wait();
    asks[0]?.answer.resolve({ principals: [ben], moreAvailable: false });
    await expect.poll(found).toEqual([ben]);
    people.look('bend');
    surroundings.wait();
    asks[1]?.answer.reject(new Error('not possible on this server'));
    await expect.poll(found).toEqual([]);
  });
});
