import { join } from 'node:path';
import * as v from 'valibot';
import { type AlertChange, type AlertChoices, firstAlertChoices } from '#electron/model/alert.ts';
import { bothChanges, changedChoices } from '#electron/model/alert-change.ts';
import { openJsonFile } from '../json-file.ts';
import { changeShape, choicesShape, oldChoicesShape } from './choices-shape.ts';

/** What somebody wants of alerts, with what their server was not told yet. */
export interface KeptChoices {
  readonly value: AlertChoices;
  /** Of this device: what the server was not told yet. */
  readonly untold: AlertChange;
  /** Holds at once. */
  choose(change: AlertChange): void;
  /** As the server has them; what it was not told yet goes on top. */
  heard(choices: AlertChoices): void;
  /** The server was told all of this. */
  told(change: AlertChange): void;
}

const shape = v.object({ choices: choicesShape, untold: v.fallback(changeShape, {}) });
/** Before they were kept for each account they were kept with the settings of the device. */
const oldShape = v.object({ alertPreferences: oldChoicesShape });

export interface KeptChoicesOptions {
  /** Of the account. */
  readonly folder: string;
  /** Of the device. */
  readonly data: string;
  readonly onChange: (choices: AlertChoices) => void;
}

/** Kept on this device, so that they hold without a server, and until it hears of them. Throws `StorageFailed`. */
export function openKeptChoices({ folder, data, onChange }: KeptChoicesOptions): KeptChoices {
  const file = openJsonFile(join(folder, 'alerts.json'), shape, firstOf(data));
  const keep = (choices: AlertChoices, untold: AlertChange): void => {
    const changed = JSON.stringify(choices) !== JSON.stringify(file.value.choices);
    file.write({ choices, untold });
    if (changed) onChange(choices);
  };
  return {
    get value() {
      return file.value.choices;
    },
    get untold() {
      return file.value.untold;
    },
    choose: (change) => {
      const { choices, untold } = file.value;
      keep(changedChoices(choices, change), bothChanges(untold, change));
    },
    heard: (choices) => keep(changedChoices(choices, file.value.untold), file.value.untold),
    told: (change) => {
      const { choices, untold } = file.value;
      if (untold === change) file.write({ choices, untold: {} });
    },
  };
}

function firstOf(data: string): { readonly choices: AlertChoices; readonly untold: AlertChange } {
  const { alertPreferences: choices } = openJsonFile(join(data, 'settings.json'), oldShape, {
    alertPreferences: firstAlertChoices,
  }).value;
  const { keywords, rules, ...plain } = choices;
  const isFirst = JSON.stringify(choices) === JSON.stringify(firstAlertChoices);
  return { choices, untold: isFirst ? {} : { ...plain, addKeywords: keywords, putRules: rules } };
}
