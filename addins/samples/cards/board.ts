import type { AddInMessage } from '#addins/sdk/index.ts';
import { type Report, readReport } from './read-report.ts';

export interface Standing {
  readonly name: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'soft';
  readonly sentAt: number;
}

/** How each thing stands that was ever reported: the newest report of it counts. Those that are bad come first. */
export function standings(messages: readonly AddInMessage[]): readonly Standing[] {
  const found = new Map<string, Standing>();
  for (const { coded, sentAt } of messages) {
    const report = coded && readReport(coded);
    const standing = report && standingOf(report, sentAt);
    if (standing) found.set(standing.name, standing);
  }
  const order = { bad: 0, soft: 1, good: 2 };
  return [...found.values()].sort((a, b) => order[a.tone] - order[b.tone] || b.sentAt - a.sentAt);
}

function standingOf(report: Report, sentAt: number): Standing | undefined {
  if (report.kind === 'build') {
    const { project, branch, state } = report.build;
    const tone = { running: 'soft', passed: 'good', failed: 'bad' } as const;
    return { name: `${project} · ${branch}`, word: state, tone: tone[state], sentAt };
  }
  if (report.kind === 'alarm') {
    const { source, state } = report.alarm;
    return { name: source, word: state, tone: state === 'raised' ? 'bad' : 'good', sentAt };
  }
  return undefined;
}
