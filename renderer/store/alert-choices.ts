import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import {
  type AlertChange,
  type AlertChoices,
  type AlertRule,
  changedChoices,
  firstAlertChoices,
} from './facts.ts';

/** A rule before it has an id. */
export type NewAlertRule = Omit<AlertRule, 'id'>;

/** What the person wants of alerts on every device: changed at once, kept by the host, which tells of others' changes. */
export interface AlertChoicesStore {
  readonly state: StoreApi<AlertChoices>;
  readonly load: (choices: AlertChoices) => void;
  readonly change: (change: AlertChange) => void;
  readonly setKeywords: (keywords: readonly string[]) => void;
  /** The one that says something of the same. */
  readonly find: (rule: NewAlertRule) => AlertRule | undefined;
  /** In the place of the one that says something of the same. Answers it with its id. */
  readonly addRule: (rule: NewAlertRule) => AlertRule;
  readonly removeRule: (id: string) => void;
}

export function createAlertChoices(bridge: Bridge, newId: () => string): AlertChoicesStore {
  const state = createStore<AlertChoices>(() => firstAlertChoices);
  const change = (wanted: AlertChange): void => {
    state.setState(changedChoices(state.getState(), wanted));
    // A host that cannot be asked now shows so by itself.
    bridge.call('alerts.choose', wanted).catch(() => undefined);
  };
  const find = (rule: NewAlertRule): AlertRule | undefined =>
    state.getState().rules.find((one) => isOfTheSame(one, rule));
  return {
    state,
    load: (choices) => state.setState(choices),
    change,
    setKeywords: (keywords) => {
      const before = state.getState().keywords;
      change({
        addKeywords: keywords.filter((word) => !before.includes(word)),
        removeKeywords: before.filter((word) => !keywords.includes(word)),
      });
    },
    find,
    addRule: (rule) => {
      const added = { ...rule, id: find(rule)?.id ?? newId() };
      change({ putRules: [added] });
      return added;
    },
    removeRule: (id) => change({ removeRules: [id] }),
  };
}

/** Whether both say what is to become of the same messages. */
function isOfTheSame(one: NewAlertRule, other: NewAlertRule): boolean {
  const what = ({ scope, match, hours }: NewAlertRule): string => JSON.stringify([scope, match, hours]);
  return what(one) === what(other);
}
