import { describe, expect, test } from 'vitest';
import type { Filtered } from '#electron/model/draft.ts';
import { checkDecision, type Decision } from '#electron/outbox/filtering/decide.ts';
import {
  beginRound,
  type Filter,
  type Judgement,
  judged,
  nextOf,
  type Round,
} from '#electron/outbox/filtering/round.ts';

const guard: Filter = { id: 'a1', name: 'Guard', block: false };
const words: Filter = { id: 'a2', name: 'Words', block: false };
const law: Filter = { id: 'a3', name: 'Law', block: true };
const start = 1_000;
const passed: Judgement = { action: 'Passed' };
const masked: Judgement = { action: 'Replaced', text: 'card ****', reason: 'A card number.' };

function round(text = 'card 4111'): Round {
  return beginRound({ words: { text, importance: 'Regular' }, verdicts: [] }, start);
}

describe('one message and the filters of its room', () => {
  test('they are asked in order, each once', () => {
    const filters = [guard, words];
    const first = round();
    expect(nextOf(first, filters, start)?.filter).toBe(guard);
    const second = judged(first, guard, passed);
    expect(nextOf(second, filters, start)?.filter).toBe(words);
    expect(nextOf(judged(second, words, passed), filters, start)).toBeUndefined();
  });

  test('all of them together have one second', () => {
    expect(nextOf(round(), [guard], start)?.within).toBe(1_000);
    expect(nextOf(round(), [guard], start + 400)?.within).toBe(600);
    expect(nextOf(round(), [guard], start + 5_000)?.within).toBe(0);
  });

  test('the second sees what the first made of it, and the person what they wrote', () => {
    const once = judged(round(), guard, masked);
    expect(once.words.text).toBe('card ****');
    const twice = judged(once, words, { action: 'Replaced', text: 'CARD ****', reason: 'Loud.' });
    expect(twice.words.text).toBe('CARD ****');
    expect(twice.filtered).toEqual({
      addIn: 'Words',
      what: 'changed',
      reason: 'Loud.',
      before: { text: 'card 4111' },
    });
    expect(twice.stopped).toBe(false);
  });

  test('what is replaced by the same is not changed', () => {
    const same = judged(round('hello'), guard, { action: 'Replaced', text: 'hello', reason: 'x' });
    expect(same.filtered).toBeUndefined();
    expect(same.verdicts).toEqual([{ filter: 'a1', action: 'Replaced' }]);
  });

  test.each<[string, Judgement, Filtered['what']]>([
    ['cancels it', { action: 'Canceled', reason: 'No keys here.' }, 'stopped'],
    ['does not answer', { action: 'Unanswered', why: 'It hangs.' }, 'unanswered'],
    ['leaves nothing of it', { action: 'Replaced', text: ' \n', reason: '' }, 'unanswered'],
  ])('a filter that %s holds it, and nobody further is asked', (_, judgement, what) => {
    const held = judged(round(), guard, judgement);
    expect(held.stopped).toBe(true);
    expect(held.filtered?.what).toBe(what);
    expect(nextOf(held, [guard, words], start)).toBeUndefined();
  });

  test('one that did not answer has not judged: it alone is asked again', () => {
    const held = judged(judged(round(), guard, passed), words, { action: 'Unanswered', why: 'It hangs.' });
    const again = beginRound(held, start + 60_000);
    expect(nextOf(again, [guard, words], start + 60_000)?.filter).toBe(words);
  });

  test('what was changed before it was held is still told', () => {
    const held = judged(judged(round(), guard, masked), words, { action: 'Unanswered', why: 'It hangs.' });
    expect(held.filtered).toMatchObject({ what: 'unanswered', before: { text: 'card 4111' } });
  });
});

describe('what the person may decide', () => {
  const before = { text: 'card 4111' };
  test.each<[Decision, Filtered, boolean]>([
    ['send', { addIn: 'Guard', what: 'changed', before }, true],
    ['send as written', { addIn: 'Guard', what: 'changed', before }, true],
    ['again', { addIn: 'Guard', what: 'changed', before }, false],
    ['send', { addIn: 'Guard', what: 'unanswered' }, true],
    ['again', { addIn: 'Guard', what: 'unanswered' }, true],
    ['send as written', { addIn: 'Guard', what: 'unanswered' }, false],
    ['send', { addIn: 'Guard', what: 'stopped' }, false],
    ['send as written', { addIn: 'Guard', what: 'stopped', before }, false],
    ['again', { addIn: 'Guard', what: 'stopped' }, false],
    ['send', { addIn: 'Law', what: 'unanswered', block: true }, false],
    ['again', { addIn: 'Law', what: 'unanswered', block: true }, true],
    ['send', { addIn: 'Law', what: 'changed', before, block: true }, true],
    ['send as written', { addIn: 'Law', what: 'changed', before, block: true }, false],
  ])('%s, where it is %o: %s', (decision, filtered, may) => {
    const state = filtered.what === 'changed' ? 'changed' : 'held';
    const decide = () => checkDecision(decision, { state, filtered });
    if (may) expect(decide).not.toThrow();
    else expect(decide).toThrow();
  });

  test('nothing of a message that waits or has failed', () => {
    const filtered: Filtered = { addIn: law.name, what: 'changed', before };
    expect(() => checkDecision('send', { state: 'waiting', filtered })).toThrow('not held');
  });
});
