import type { Filtered } from '../model/draft.ts';
import type { CodedContent } from '../model/message.ts';
import type { Verdict } from './filtering/round.ts';

/** What a row keeps of filters and of programs, as JSON: written here and by nobody else. */
export const codedColumn = {
  write: (coded: CodedContent | undefined) => (coded ? JSON.stringify(coded) : null),
  read: (column: string | null): { readonly coded?: CodedContent } =>
    // As it was written above.
    column === null ? {} : { coded: JSON.parse(column) as CodedContent },
};

export const filteredColumn = {
  write: (filtered: Filtered | undefined) => (filtered ? JSON.stringify(filtered) : null),
  read: (column: string | null): { readonly filtered?: Filtered } =>
    // As it was written above.
    column === null ? {} : { filtered: JSON.parse(column) as Filtered },
};

export const verdictsColumn = {
  write: (verdicts: readonly Verdict[]) => JSON.stringify(verdicts),
  // As it was written above.
  read: (column: string) => JSON.parse(column) as readonly Verdict[],
};
