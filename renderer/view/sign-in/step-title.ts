import type { Entry } from '#renderer/store/entry.ts';
import { strings } from '../strings.ts';

/** What somebody is about to do at this step. */
export function stepTitle(step: Entry): string {
  switch (step.way) {
    case 'choose':
      return strings.signIn.choose;
    case 'here':
      return strings.signIn.here;
    case 'server':
      return step.again ? strings.signIn.again : strings.signIn.toServer;
    case 'invitation':
      return strings.join.title;
  }
}
