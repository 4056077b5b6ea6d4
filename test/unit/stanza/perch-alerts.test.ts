import { describe, expect, test } from 'vitest';
import type { AlertChoices } from '#electron/model/alert.ts';
import { alertChoicesCodec } from '#electron/stanza/perch-alerts.ts';
import { changePrivateItem, readPrivateItem } from '#electron/stanza/private-item.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const { read, write } = alertChoicesCodec;
const alerts = (inside: string, attributes = '') =>
  parseXml(`<alerts xmlns="urn:perch:chat:1" version="1" ${attributes}>${inside}</alerts>`);

const full: AlertChoices = {
  level: 'mentions',
  keywords: ['feed b', 'übung <3'],
  quietHours: { days: [1, 2], from: 22 * 60, to: 7 * 60 + 5 },
  importantAnyway: false,
  rules: [
    {
      id: 'r1',
      name: 'Ana',
      scope: { kind: 'person', person: 'ana@example.com' },
      match: { kind: 'everything' },
      action: 'sound',
      hours: { days: [0], from: 540, to: 1020 },
    },
    {
      id: 'r2',
      name: 'Trading',
      scope: { kind: 'category', category: 'Trading' },
      match: { kind: 'feed', feed: 'f1' },
      action: 'nothing',
      hours: null,
    },
    {
      id: 'r3',
      name: '',
      scope: { kind: 'all' },
      match: { kind: 'mention' },
      action: 'notify',
      hours: null,
    },
  ],
};

test('what is written is read as it was', () => {
  expect(read(parseXml(String(write(full))))).toEqual(full);
});

test('what nobody has said is as at first, and what is no such thing is nothing', () => {
  expect(read(alerts(''))).toEqual({
    level: 'all',
    keywords: [],
    quietHours: null,
    importantAnyway: true,
    rules: [],
  });
  expect(read(parseXml('<alerts xmlns="urn:other"/>'))).toBeUndefined();
});

describe('what is not understood is never taken for louder', () => {
  test.each([
    ['a level', '', 'level="shouting"', { level: 'mentions' }],
    ['what comes through', '', 'important-anyway="sometimes"', { importantAnyway: false }],
    ['quiet hours', '<quiet-hours days="7" from="1:00" to="x"/>', '', { quietHours: { from: 0, to: 0 } }],
    [
      'quiet hours of a newer kind',
      '<quiet-hours days="1" from="01:00" to="02:00" zone="x"/>',
      '',
      { quietHours: { from: 0, to: 0 } },
    ],
  ])('%s', (_, inside, attributes, expected) => {
    expect(read(alerts(inside, attributes))).toMatchObject(expected);
  });

  const base = 'id="x" scope="all" match="everything"';
  test.each([
    ['an action', `<rule ${base} action="blink"/>`, ['count']],
    ['a condition on what is loud', `<rule ${base} action="sound" unless="vip"/>`, []],
    ['a condition inside what is loud', `<rule ${base} action="notify"><unless/></rule>`, []],
    ['a condition on what is quiet', `<rule ${base} action="nothing" unless="vip"/>`, ['nothing']],
    ['hours of what is loud', `<rule ${base} action="notify"><hours from="x"/></rule>`, []],
    ['hours of what is quiet', `<rule ${base} action="count"><hours from="x"/></rule>`, ['count']],
    ['hours twice', `<rule ${base} action="notify"><hours/><hours/></rule>`, []],
    ['a scope', '<rule id="x" scope="galaxy" match="everything" action="sound"/>', []],
    ['of whom', '<rule id="x" scope="person" match="everything" action="sound"/>', []],
    ['a match', '<rule id="x" scope="all" match="mood" action="nothing"/>', []],
    ['which feed', '<rule id="x" scope="all" match="feed" action="sound"/>', []],
    ['a rule without a name', '<rule scope="all" match="everything" action="sound"/>', []],
  ])('%s', (_, rule, actions) => {
    const whole = `<rule id="ok" scope="all" match="mention" action="notify"/>`;
    const rules = read(alerts(rule + whole))?.rules ?? [];
    expect(rules.map(({ action }) => action)).toEqual([...actions, 'notify']);
  });
});

test('a change keeps what was not understood, word for word', () => {
  const strange = '<rule id="x" scope="galaxy" match="everything" action="sound"/>';
  const half = '<rule id="y" scope="all" match="mention" action="nothing" unless="vip"/>';
  const before = readPrivateItem(alertChoicesCodec, alerts(`${strange}${half}<mood/>`, 'level="shouting"'));
  if (!before.value) throw new Error('It is understood.');
  const wanted = { ...before.value, keywords: ['feed'] };
  const { payload } = changePrivateItem(alertChoicesCodec, before, wanted, 'r');
  for (const kept of [strange, half, '<mood/>', 'level="shouting"']) expect(String(payload)).toContain(kept);
  expect(read(payload)?.keywords).toEqual(['feed']);
});
