import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bindingsOf,
  isChanged,
  type KeyChanges,
  ownerOf,
  rebound,
  without,
  withoutAll,
} from '#renderer/store/keys/bindings.ts';
import { readChord, writeChord } from '#renderer/store/keys/chord.ts';
import { type Refusal, refusalOf } from '#renderer/store/keys/refused.ts';
import { type KeyId, keyIds, keyTable } from '#renderer/store/keys/table.ts';

const chord = (text: string) => {
  const read = readChord(text);
  if (!read) throw new Error(`${text} is no chord.`);
  return read;
};
const keyOf = (changes: KeyChanges, id: KeyId): string | undefined => {
  const bound = bindingsOf(changes, false).get(id);
  return bound && writeChord(bound);
};

describe('what was changed of the keys', () => {
  test('nothing changed: all are as at first', () => {
    expect(keyIds.map((id) => keyOf({}, id))).toEqual(keyIds.map((id) => keyTable[id].key));
  });

  test('only what differs is kept', () => {
    const changed = rebound({}, 'search', chord('Mod+P'), false);
    expect(changed).toEqual({ search: 'Mod+P' });
    expect(keyOf(changed, 'search')).toBe('Mod+P');
    expect(rebound(changed, 'search', chord('Mod+K'), false)).toEqual({});
  });

  test('what had the key has none then, and has it again once it is free', () => {
    const changed = rebound({}, 'people', chord('Mod+K'), false);
    expect(changed).toEqual({ people: 'Mod+K' });
    expect(keyOf(changed, 'search')).toBeUndefined();
    expect(keyOf(without(changed, 'people'), 'search')).toBe('Mod+K');
    const twice = rebound(rebound({}, 'people', chord('Mod+P'), false), 'search', chord('Mod+P'), false);
    expect(twice).toEqual({ people: null, search: 'Mod+P' });
  });

  test('none is none, also after another key took its own', () => {
    expect(keyOf(rebound({}, 'search', null, false), 'search')).toBeUndefined();
  });

  test.each([
    ['no chord', { search: 'Strg+K' }],
    ['nothing', { search: '' }],
    ['an action that is not known', { juggle: 'Mod+K' }],
    ['a name that every object has', { constructor: 'Mod+K' }],
  ])('%s counts as if it was never said', (_, changes) => {
    expect(keyOf(changes, 'search')).toBe('Mod+K');
    expect(isChanged(changes, 'search')).toBe(false);
  });

  test('two that want one key: the first of the list has it, the other none', () => {
    const changes = { back: 'Mod+P', search: 'Mod+P' };
    expect([keyOf(changes, 'search'), keyOf(changes, 'back')]).toEqual(['Mod+P', undefined]);
  });

  test('what another version has keys for stays, whatever is reset here', () => {
    const changes = rebound({ juggle: 'Mod+J' }, 'search', chord('Mod+P'), false);
    expect(withoutAll(changes)).toEqual({ juggle: 'Mod+J' });
  });

  test('whatever is changed, no key does two things', () => {
    const text = fc.constantFrom('Mod+K', 'Mod+P', 'Alt+ArrowUp', '?', 'F6', 'nonsense');
    const changes = fc.array(fc.tuple(fc.constantFrom(...keyIds), fc.option(text)), { maxLength: 12 });
    fc.assert(
      fc.property(changes, fc.boolean(), (steps, apple) => {
        let now: KeyChanges = {};
        for (const [id, wanted] of steps) {
          const read = wanted === null ? null : readChord(wanted);
          if (read === undefined) continue;
          now = rebound(now, id, read, apple);
          const bound = bindingsOf(now, apple);
          const all = [...bound.values()].map(writeChord);
          expect(new Set(all).size).toBe(all.length);
          expect(read === null ? bound.has(id) : ownerOf(bound, read)).toBe(read === null ? false : id);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('a key that cannot be had says whose it is', () => {
  const here = { apple: false, browser: true };
  test.each<[string, Refusal | undefined]>([
    ['A', 'writing'],
    ['Shift+A', 'writing'],
    ['Mod+C', 'writing'],
    ['Mod+Backspace', 'writing'],
    ['ArrowUp', 'moving'],
    ['Shift+Tab', 'Perch'],
    ['Enter', 'moving'],
    ['Mod+Enter', 'Perch'],
    ['Mod+Alt+Q', 'characters'],
    ['Mod+T', 'browser'],
    ['Mod+Shift+N', 'browser'],
    ['Alt+F4', 'system'],
    ['Mod+W', 'browser'],
    ['Mod+K', undefined],
    ['Alt+Shift+1', undefined],
    ['Shift+Escape', undefined],
    ['F6', undefined],
    ['?', undefined],
  ])('%s: %s', (text, why) => {
    expect(refusalOf(chord(text), here)).toBe(why);
  });

  test('on the desktop what browsers keep is free, and what the window does is its own', () => {
    expect(refusalOf(chord('Mod+T'), { apple: false, browser: false })).toBeUndefined();
    expect(refusalOf(chord('Mod+W'), { apple: false, browser: false })).toBe('program');
  });

  test('on an Apple keyboard other keys are the system’s, and Cmd+Option types nothing', () => {
    expect(refusalOf(chord('Mod+H'), { apple: true, browser: false })).toBe('system');
    expect(refusalOf(chord('Mod+Alt+Q'), { apple: true, browser: false })).toBeUndefined();
  });

  test.each([false, true])('no key at first is refused', (apple) => {
    const refused = [...bindingsOf({}, apple)].filter(([, its]) => refusalOf(its, { apple, browser: true }));
    expect(refused).toEqual([]);
  });
});
