import type { Alarm, Build, Table } from '#addins/coded.ts';
import type { Card, CardBlock, Tone } from '#addins/sdk/index.ts';
import type { Report } from './read-report.ts';

/** The card of a report. It is data: Perch draws it. */
export function cardOf(report: Report): Card {
  if (report.kind === 'build') return buildCard(report.build);
  return report.kind === 'alarm' ? alarmCard(report.alarm) : tableCard(report.table);
}

const tones: Readonly<Record<Build['state'], Tone>> = { running: 'neutral', passed: 'good', failed: 'bad' };
const mostRows = 100;

function buildCard({ project, branch, state, commit, author, took, done, url }: Build): Card {
  const facts = [
    { name: 'Branch', value: branch },
    ...(commit === undefined ? [] : [{ name: 'Commit', value: commit.slice(0, 12) }]),
    ...(author === undefined ? [] : [{ name: 'By', value: author }]),
    ...(took === undefined ? [] : [{ name: 'Took', value: minutes(took) }]),
  ];
  const progress: CardBlock[] =
    done === undefined || state !== 'running'
      ? []
      : [{ kind: 'progress', label: 'Steps', part: Math.max(0, Math.min(1, done)) }];
  return {
    title: `${project} ${state === 'running' ? 'is building' : state}`,
    tone: tones[state],
    blocks: [{ kind: 'facts', facts }, ...progress, ...linkTo(url, 'Open the build')],
  };
}

function alarmCard({ source, state, level, text, url }: Alarm): Card {
  const raised = state === 'raised';
  return {
    title: raised ? `Alarm: ${source}` : `Cleared: ${source}`,
    tone: raised ? (level === 'critical' ? 'bad' : 'warning') : 'good',
    blocks: [{ kind: 'text', text }, ...linkTo(url, 'Open the alarm')],
  };
}

function tableCard({ title, head, rows }: Table): Card {
  return { title, blocks: [{ kind: 'table', head, rows: rows.slice(0, mostRows) }] };
}

function linkTo(url: string | undefined, text: string): readonly CardBlock[] {
  return url === undefined ? [] : [{ kind: 'link', text, url }];
}

function minutes(seconds: number): string {
  return seconds < 60
    ? `${Math.round(seconds)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
