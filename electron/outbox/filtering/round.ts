import type { Filtered } from '#electron/model/draft.ts';
import type { Timestamp } from '#electron/model/ids.ts';
import type { Importance } from '#electron/model/message.ts';

/** An add-in that judges what goes out of a room. */
export interface Filter {
  readonly id: string;
  /** As people know it. */
  readonly name: string;
  /** Nothing goes out that it has not judged. */
  readonly block: boolean;
}

/** What a filter sees of a message, and may change. */
export interface Words {
  readonly text: string;
  readonly importance: Importance;
  readonly storyTitle?: string;
}

export type Judgement =
  | { readonly action: 'Passed' }
  | ({ readonly action: 'Replaced'; readonly reason: string } & Pick<Words, 'text' | 'storyTitle'> &
      Partial<Pick<Words, 'importance'>>)
  | { readonly action: 'Canceled'; readonly reason: string }
  | { readonly action: 'Unanswered'; readonly why: string };

/** That a filter has judged a message. It is never asked about it again. */
export interface Verdict {
  readonly filter: string;
  readonly action: 'Passed' | 'Replaced' | 'Canceled';
}

/** All filters together have so long for one message, in milliseconds. */
export const wholeTime = 1_000;
/** What a filter changed is shown for so long before it goes, in milliseconds. */
export const shownFor = 5_000;

/** Where one message stands with the filters of its room. */
export interface Round {
  readonly words: Words;
  readonly verdicts: readonly Verdict[];
  /** What was changed so far, by the last filter that did. */
  readonly filtered?: Filtered;
  /** It goes nowhere until the person has decided, or the filters are asked again. */
  readonly stopped: boolean;
  readonly endsAt: Timestamp;
}

export function beginRound(at: Pick<Round, 'words' | 'verdicts' | 'filtered'>, now: Timestamp): Round {
  return { ...at, stopped: false, endsAt: now + wholeTime };
}

/** Who is asked now, and how long; undefined where nobody is left, or the round has ended. */
export function nextOf(
  { stopped, verdicts, endsAt }: Round,
  filters: readonly Filter[],
  now: Timestamp,
): { readonly filter: Filter; readonly within: number } | undefined {
  const filter = filters.find(({ id }) => verdicts.every((verdict) => verdict.filter !== id));
  if (stopped || !filter) return undefined;
  return { filter, within: Math.max(0, endsAt - now) };
}

/** The round after one judgement. What cannot be sent is no judgement. */
export function judged(round: Round, filter: Filter, judgement: Judgement): Round {
  if (judgement.action === 'Unanswered') return stop(round, filter, 'unanswered', judgement.why);
  if (judgement.action === 'Replaced' && judgement.text.trim() === '') {
    return stop(round, filter, 'unanswered', 'It left nothing of the message.');
  }
  const verdicts = [...round.verdicts, { filter: filter.id, action: judgement.action }];
  if (judgement.action === 'Passed') return { ...round, verdicts };
  if (judgement.action === 'Canceled') {
    return stop({ ...round, verdicts }, filter, 'stopped', judgement.reason);
  }
  const words = replaced(round.words, judgement);
  if (isSame(words, round.words)) return { ...round, verdicts };
  const before = beforeOf(round);
  const filtered: Filtered = { addIn: filter.name, what: 'changed', reason: judgement.reason, before };
  return { ...round, words, verdicts, filtered: filter.block ? { ...filtered, block: true } : filtered };
}

function stop(round: Round, { name, block }: Filter, what: Filtered['what'], reason: string): Round {
  const isChanged = round.filtered?.before !== undefined;
  return {
    ...round,
    stopped: true,
    filtered: {
      ...{ addIn: name, what, reason },
      ...(isChanged && { before: beforeOf(round) }),
      ...(block && { block }),
    },
  };
}

function beforeOf({ words: { text, storyTitle }, filtered }: Round): NonNullable<Filtered['before']> {
  return filtered?.before ?? { text, ...(storyTitle !== undefined && { storyTitle }) };
}

function replaced(
  words: Words,
  { text, storyTitle, importance }: Extract<Judgement, { action: 'Replaced' }>,
): Words {
  const title = storyTitle ?? words.storyTitle;
  return { text, importance: importance ?? words.importance, ...(title && { storyTitle: title }) };
}

function isSame(one: Words, other: Words): boolean {
  return (
    one.text === other.text && one.importance === other.importance && one.storyTitle === other.storyTitle
  );
}
