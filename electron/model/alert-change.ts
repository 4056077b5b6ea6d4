import type { AlertChange, AlertChoices } from './alert.ts';

/** The choices after a change; said twice it is the same as once. */
export function changedChoices(choices: AlertChoices, change: AlertChange): AlertChoices {
  const { addKeywords = [], removeKeywords = [], putRules = [], removeRules = [], ...plain } = change;
  const keywords = choices.keywords.filter((word) => !removeKeywords.includes(word));
  const put = new Map(putRules.map((rule) => [rule.id, rule]));
  const rules = choices.rules.filter(({ id }) => !removeRules.includes(id));
  return {
    ...choices,
    ...plain,
    keywords: [...keywords, ...addKeywords.filter((word) => !keywords.includes(word))],
    rules: [
      ...rules.map((rule) => put.get(rule.id) ?? rule),
      ...putRules.filter(({ id }) => !rules.some((rule) => rule.id === id)),
    ],
  };
}

/** Two changes as one: the later goes before the earlier. */
export function bothChanges(earlier: AlertChange, later: AlertChange): AlertChange {
  const { addKeywords = [], removeKeywords = [], putRules = [], removeRules = [] } = earlier;
  const {
    addKeywords: add = [],
    removeKeywords: remove = [],
    putRules: put = [],
    removeRules: drop = [],
  } = later;
  const putAgain = new Set(put.map(({ id }) => id));
  return {
    ...earlier,
    ...later,
    addKeywords: [...without(addKeywords, [...remove, ...add]), ...add],
    removeKeywords: [...without(removeKeywords, [...remove, ...add]), ...remove],
    putRules: [...putRules.filter(({ id }) => !putAgain.has(id) && !drop.includes(id)), ...put],
    removeRules: [...without(removeRules, [...drop, ...putAgain]), ...drop],
  };
}

function without(words: readonly string[], others: readonly string[]): readonly string[] {
  return words.filter((word) => !others.includes(word));
}

export function saysNothing(change: AlertChange): boolean {
  return Object.values(change).every(
    (part) => part === undefined || (Array.isArray(part) && part.length === 0),
  );
}
