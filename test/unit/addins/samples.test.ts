import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '#addins/checks/manifest.ts';
import { card } from '#addins/checks/shapes.ts';
import { alarmKind, buildKind, tableKind } from '#addins/coded.ts';
import type { AddInMessage, Coded } from '#addins/contract.ts';
import { standings } from '#addins/samples/cards/board.ts';
import { cardOf } from '#addins/samples/cards/draw-card.ts';
import { readReport } from '#addins/samples/cards/read-report.ts';
import { perDay, topics, unanswered } from '#addins/samples/pulse/measure.ts';
import { keysIn, latestKeys } from '#addins/samples/tickets/find-keys.ts';
import { readTicket } from '#addins/samples/tickets/ticket.ts';
import { sampleNames } from '#build/add-ins.ts';
import { projectRoot } from '#test/support/project.ts';

test.each(sampleNames)('the manifest of %s is one', (name) => {
  const text = readFileSync(join(projectRoot, 'addins', 'samples', name, 'perch-addin.json'), 'utf8');
  expect(v.safeParse(manifestSchema, JSON.parse(text)).issues).toBeUndefined();
});

function said(text: string, by = 'Ben', sentAt = 0, coded?: Coded): AddInMessage {
  return {
    ...{ key: sentAt, sentAt, text, importance: 'Regular', author: { id: by, name: by, self: false } },
    ...(coded && { coded }),
  };
}

describe('cards', () => {
  const build = { project: 'perch', branch: 'main', state: 'failed' } as const;

  test.each([
    [
      {
        kind: buildKind,
        data: { ...build, took: 75, done: 2, commit: 'a'.repeat(40), url: 'https://x.example' },
      },
    ],
    [{ kind: buildKind, data: { ...build, state: 'running', done: 0.5 } }],
    [{ kind: alarmKind, data: { source: 'Feed B', state: 'raised', level: 'critical', text: 'late' } }],
    [
      {
        kind: tableKind,
        data: { title: 'Levels', head: ['a'], rows: Array.from({ length: 200 }, () => ['1']) },
      },
    ],
  ])('a report becomes a card that Perch takes: %j', (coded) => {
    const report = readReport(coded);
    expect(report && v.safeParse(card, cardOf(report)).issues).toBeUndefined();
    expect(report).toBeDefined();
  });

  test.each([
    [{ kind: buildKind, data: { ...build, state: 'exploded' } }],
    [{ kind: buildKind, data: { ...build, took: '75' } }],
    [{ kind: tableKind, data: { title: 'x', head: [1], rows: [] } }],
    [{ kind: 'urn:other', data: build }],
    [{ kind: buildKind, data: null }],
  ])('what is none stays text: %j', (coded) => {
    expect(readReport(coded)).toBeUndefined();
  });

  test('the newest report of each thing counts, and what is bad comes first', () => {
    const report = (project: string, state: string, at: number) =>
      said('', 'bot', at, { kind: buildKind, data: { project, branch: 'main', state } });
    const board = standings([report('a', 'failed', 1), report('b', 'failed', 2), report('a', 'passed', 3)]);
    expect(board.map(({ name, word }) => [name, word])).toEqual([
      ['b · main', 'failed'],
      ['a · main', 'passed'],
    ]);
  });
});

describe('pulse', () => {
  test('each message counts on its day, and those of before do not', () => {
    const noon = new Date(2026, 10, 21, 12).getTime();
    const ago = (days: number) => said('x', 'Ben', new Date(2026, 10, 21 - days, 23).getTime());
    expect(perDay([ago(40), ago(2), ago(1), ago(1), said('x', 'Ben', noon)], noon, 3)).toEqual([1, 2, 1]);
  });

  test('a topic is a word of several messages', () => {
    expect(
      topics([said('Opening levels'), said('the LEVELS are late'), said('late again')], 'en', 3),
    ).toEqual([['levels', 2]]);
  });

  test('a question that only its author went on from has no answer', () => {
    const asked = [said('Anyone?', 'Ana', 1), said('Hello?', 'Ben', 2), said('nobody', 'Ben', 3)];
    expect(unanswered(asked, 5).map(({ text }) => text)).toEqual(['Hello?']);
  });
});

describe('tickets', () => {
  test.each([
    ['see ABC-123, ABC-123 and X2-7', ['ABC-123', 'X2-7']],
    ['UTF-8 is one too, abc-1 and ABC-0 are not', ['UTF-8']],
    ['not-ABC-123 or ABC-123-x', []],
  ])('%j names %j', (text, keys) => {
    expect(keysIn(text)).toEqual(keys);
  });

  test('the latest come first', () => {
    expect(latestKeys([said('AB-1 AB-2'), said('AB-1')], 5)).toEqual(['AB-1', 'AB-2']);
  });

  test('what a service answers is read, or it is none', () => {
    expect(readTicket('{"title":"x","status":"open","url":7}')).toEqual({ title: 'x', status: 'open' });
    expect(readTicket('<html>')).toBeUndefined();
    expect(readTicket('{"title":"x"}')).toBeUndefined();
  });
});
