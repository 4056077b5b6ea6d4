import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AlertChange,
  type AlertChoices,
  alertLevels,
  firstAlertChoices,
} from '#electron/model/alert.ts';
import { bothChanges, changedChoices, saysNothing } from '#electron/model/alert-change.ts';
import { type AlertRule, alertActions } from '#electron/model/alert-rule.ts';
import { seed } from '#test/support/random.ts';

const word = fc.constantFrom('feed', 'late', 'outage');
const id = fc.constantFrom('a', 'b', 'c');
const rule: fc.Arbitrary<AlertRule> = fc.record({
  id,
  name: fc.constant(''),
  scope: fc.constant({ kind: 'all' } as const),
  match: fc.constant({ kind: 'mention' } as const),
  action: fc.constantFrom(...alertActions),
  hours: fc.constant(null),
});
const words = fc.uniqueArray(word);

/** As a window says them: nothing is put and taken away in one. */
const change: fc.Arbitrary<AlertChange> = fc
  .record(
    {
      level: fc.constantFrom(...alertLevels),
      importantAnyway: fc.boolean(),
      quietHours: fc.constantFrom(null, { days: [1], from: 0, to: 60 }),
      addKeywords: words,
      removeKeywords: words,
      putRules: fc.uniqueArray(rule, { selector: (one) => one.id }),
      removeRules: fc.uniqueArray(id),
    },
    { requiredKeys: [] },
  )
  .map(({ addKeywords = [], removeKeywords = [], putRules = [], removeRules = [], ...plain }) => ({
    ...plain,
    addKeywords,
    removeKeywords: removeKeywords.filter((one) => !addKeywords.includes(one)),
    putRules,
    removeRules: removeRules.filter((one) => putRules.every((put) => put.id !== one)),
  }));
const changes = fc.array(change, { maxLength: 4 });
const after = (all: readonly AlertChange[]): AlertChoices => all.reduce(changedChoices, firstAlertChoices);
const inOrder = ({ keywords, rules, ...rest }: AlertChoices) => ({
  ...rest,
  keywords: keywords.toSorted(),
  rules: rules.toSorted((one, other) => one.id.localeCompare(other.id)),
});

test('several changes as one come to the same, wherever they are made', () => {
  fc.assert(
    fc.property(changes, changes, (before, later) => {
      const one = later.reduce(bothChanges, {});
      expect(inOrder(changedChoices(after(before), one))).toEqual(inOrder(after([...before, ...later])));
    }),
    { seed },
  );
});

test('a change that is said twice is one', () => {
  fc.assert(
    fc.property(changes, change, (before, last) => {
      const once = after([...before, last]);
      expect(changedChoices(once, last)).toEqual(once);
    }),
    { seed },
  );
});

test('a change says nothing where it changes nothing, whatever there is', () => {
  expect([{}, { addKeywords: [], putRules: [] }].map(saysNothing)).toEqual([true, true]);
  expect([{ quietHours: null }, { importantAnyway: false }, { removeRules: ['a'] }].map(saysNothing)).toEqual(
    [false, false, false],
  );
});
