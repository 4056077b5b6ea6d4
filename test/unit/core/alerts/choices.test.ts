import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeptChoices } from '#electron/core/alerts/kept-choices.ts';
import { shareChoices } from '#electron/core/alerts/share-choices.ts';
import { type AlertChoices, firstAlertChoices } from '#electron/model/alert.ts';
import type { AlertRule } from '#electron/model/alert-rule.ts';
import { FaultError } from '#electron/model/fault.ts';
import { everyHour } from '#electron/model/hours.ts';
import { dataFolder } from '../desk.ts';

const rule = (id: string, action: AlertRule['action'] = 'notify'): AlertRule => ({
  ...{ id, name: '', action, hours: null },
  scope: { kind: 'all' },
  match: { kind: 'mention' },
});

/** What stands on the server, and who hears of it. */
class Server {
  value: AlertChoices | undefined;
  fault: FaultError | undefined;
  readonly #listeners = new Set<(choices: AlertChoices | undefined) => void>();

  /** As one device sees it. */
  readonly view = {
    get: async () => this.#answer(this.value),
    change: async (change: (now: AlertChoices | undefined) => AlertChoices) => {
      this.value = await this.#answer(change(this.value));
      for (const listener of this.#listeners) listener(this.value);
    },
    on: (_: 'changed', listener: (choices: AlertChoices | undefined) => void) => {
      this.#listeners.add(listener);
      return () => void this.#listeners.delete(listener);
    },
  };

  async #answer<T>(value: T): Promise<T> {
    if (this.fault) throw this.fault;
    return value;
  }
}

/** A device with its own folder. */
function device(data = dataFolder()) {
  const folder = join(data, 'account');
  mkdirSync(folder, { recursive: true });
  const told: AlertChoices[] = [];
  const open = () => openKeptChoices({ folder, data, onChange: (choices) => told.push(choices) });
  return { data, told, open, choices: open() };
}

/** Joined to the server, as far as everything that was begun is done. */
async function shared(choices: ReturnType<typeof device>['choices'], server: Server) {
  const log: string[] = [];
  const joint = shareChoices({ choices, server: server.view, log: (line) => log.push(line) });
  const refresh = async (): Promise<void> => {
    joint.refresh();
    await new Promise((done) => setImmediate(done));
  };
  await refresh();
  return { ...joint, refresh, log };
}

test('what is chosen holds at once, is told once, and is there after a restart', () => {
  const { choices, told, open } = device();
  choices.choose({ level: 'mentions', addKeywords: ['feed'] });
  choices.choose({ addKeywords: ['feed'] });
  expect(told).toHaveLength(1);
  expect(open().value).toEqual({ ...firstAlertChoices, level: 'mentions', keywords: ['feed'] });
});

test('what two devices choose while both are away is all there when they are back', async () => {
  const server = new Server();
  const [laptop, phone] = [device(), device()];
  laptop.choices.choose({ addKeywords: ['feed'], putRules: [rule('laptop')], importantAnyway: false });
  phone.choices.choose({ addKeywords: ['outage'], putRules: [rule('phone')], level: 'mentions' });
  await shared(laptop.choices, server);
  await shared(phone.choices, server);
  const both = {
    ...{ level: 'mentions', importantAnyway: false, keywords: ['feed', 'outage'] },
    rules: [rule('laptop'), rule('phone')],
  };
  expect(server.value).toMatchObject(both);
  for (const { choices } of [laptop, phone]) {
    expect(choices.value).toMatchObject(both);
    expect(choices.untold).toEqual({});
  }
});

test('what was removed on a device that was away is removed, and the other keeps what it changed', async () => {
  const server = new Server();
  server.value = { ...firstAlertChoices, keywords: ['feed', 'old'], rules: [rule('a'), rule('b')] };
  const laptop = device();
  const joint = await shared(laptop.choices, server);
  joint.stop();
  laptop.choices.choose({ removeKeywords: ['old'], removeRules: ['a'] });
  server.value = { ...server.value, rules: [rule('a'), rule('b', 'sound')] };
  await shared(laptop.choices, server);
  expect(server.value).toMatchObject({ keywords: ['feed'], rules: [rule('b', 'sound')] });
  expect(laptop.choices.value).toEqual(server.value);
});

test('a server that keeps nothing changes nothing, and hears of it as soon as it does', async () => {
  const server = new Server();
  server.fault = new FaultError('MsgNotSupported', 'This server keeps nothing.');
  const { choices, open } = device();
  const joint = await shared(choices, server);
  choices.choose({ level: 'important' });
  await joint.refresh();
  expect(choices.value.level).toBe('important');
  expect(joint.log).toHaveLength(2);
  server.fault = undefined;
  await shared(open(), server);
  expect(server.value?.level).toBe('important');
});

test('what nobody has chosen is not written to the server', async () => {
  const server = new Server();
  await shared(device().choices, server);
  expect(server.value).toBeUndefined();
});

test('what was kept for the device before holds for its account, and is told', async () => {
  const data = dataFolder();
  const old = { level: 'mentions', keywords: ['feed'], quietHours: { days: [9] }, importantAnyway: false };
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ theme: 'dark', alertPreferences: old }));
  const { choices } = device(data);
  const kept = { ...firstAlertChoices, level: 'mentions', keywords: ['feed'], importantAnyway: false };
  expect(choices.value).toEqual(kept);
  const server = new Server();
  await shared(choices, server);
  expect(server.value).toEqual(kept);
});

test.each([
  ['{"choices":{"level":"loud","keywords":["feed"]}}', { level: 'mentions', keywords: ['feed'] }],
  [
    `{"choices":{"keywords":["feed",7],"rules":[${JSON.stringify(rule('quiet', 'nothing'))},{"id":"newer"}]}}`,
    { level: 'all', keywords: ['feed'], rules: [rule('quiet', 'nothing')] },
  ],
  [
    '{"choices":{"quietHours":{"days":"all"},"importantAnyway":"never"}}',
    { quietHours: everyHour, importantAnyway: false },
  ],
  ['{"choices":{"level":"nothing"},"untold":7}', { level: 'nothing' }],
  ['{"half":', { level: 'all' }],
])('of a file that reads %s the good part counts, and the rest makes nothing louder', (text, expected) => {
  const { data, open } = device();
  writeFileSync(join(data, 'account', 'alerts.json'), text);
  expect(open().value).toMatchObject(expected);
});
