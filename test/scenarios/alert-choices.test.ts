import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type AlertChoices, firstAlertChoices } from '#electron/bridge/contract.ts';
import type { AlertRule } from '#electron/model/alert-rule.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';

const rule = (id: string, action: AlertRule['action']): AlertRule => ({
  ...{ id, name: 'Ana', action, hours: { days: [1, 2], from: 540, to: 1020 } },
  scope: { kind: 'person', person: 'ana@localhost' },
  match: { kind: 'everything' },
});

describe.each(chatServers)('What Ben wants of alerts on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  const folder = (): string => {
    const made = temporaryFolder('alert-choices');
    onTestFinished(() => made.remove());
    return made.path;
  };
  const starts = async (data: string): Promise<Member> => {
    const member = await Member.starts(data);
    onTestFinished(() => member.stops());
    return member;
  };
  /** Resolves as soon as this is what the device goes by. */
  const wants = (member: Member, fits: (choices: AlertChoices) => boolean): Promise<void> =>
    member.until('alerts.chosen', ({ alertChoices }) => fits(alertChoices), fits);

  /** A server learns only after the sign-in of what a device wants to be told (XEP-0115, 6.2). */
  const hears = async (member: Member, other: Person): Promise<void> => {
    let heard = false;
    void member.hears('alerts.chosen').then(() => {
      heard = true;
    });
    for (let attempt = 0; !heard; attempt += 1) {
      const importantAnyway = attempt % 2 === 1;
      await other.chat.services.alertChoices.change((now = firstAlertChoices) => ({
        ...now,
        importantAnyway,
      }));
    }
  };

  test.skipIf(missing)('is the same on every device, also what was chosen without a network', async () => {
    const address = await server.account('ben');
    const phones = folder();
    const laptop = await starts(folder());
    await laptop.signsIn(address, server.webSocket);
    const phone = await starts(phones);
    await phone.signsIn(address, server.webSocket);
    const tablet = await Person.returns(server, address);
    for (const each of [laptop, phone]) await hears(each, tablet);
    await tablet.leaves();
    const heard = wants(phone, ({ keywords, rules }) => keywords.includes('feed') && rules.length === 1);
    await laptop.ask('alerts.choose', { addKeywords: ['feed'], putRules: [rule('r', 'sound')] });
    await heard;

    await phone.stops();
    const away = await starts(phones);
    await away.ask('alerts.choose', { addKeywords: ['outage'], putRules: [rule('q', 'nothing')] });
    await laptop.ask('alerts.choose', { removeKeywords: ['feed'], level: 'mentions' });
    const back = wants(laptop, ({ keywords }) => keywords.includes('outage'));
    // The window's first question has the account connect.
    await away.ask('app.snapshot', {});
    await back;
    const { alertChoices } = await laptop.ask('app.snapshot', {});
    expect(alertChoices).toMatchObject({ level: 'mentions', keywords: ['outage'] });
    expect(alertChoices.rules).toEqual([rule('r', 'sound'), rule('q', 'nothing')]);
    await wants(
      away,
      ({ level, keywords, rules }) => level === 'mentions' && keywords.length + rules.length === 3,
    );
    expect((await away.ask('app.snapshot', {})).alertChoices).toEqual(alertChoices);
  });
});
