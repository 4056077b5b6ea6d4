import type { BareAddress } from '#electron/model/ids.ts';
import { type Answer, type Request, refuse, silence } from './request.ts';

/**
 * What takes longer than others should wait: each step is some milliseconds' worth and stored by itself. What a step
 * yields is sent when it is stored, what it returns at the end.
 */
export type Chore = Generator<Answer, Answer, void>;

/** What is done when nobody waits for anything. */
export interface Upkeep {
  isDue(): boolean;
  step(): void;
}

/** Of one account, so many wait at a time. */
const mostOfOne = 4;

/** What is not done yet, of what was asked for: in turn, a step of each. */
export class Chores {
  #upkeep: readonly Upkeep[];
  #waiting: readonly { readonly request: Request; readonly chore: Chore }[] = [];

  constructor(upkeep: readonly Upkeep[]) {
    this.#upkeep = upkeep;
  }

  /** Whether somebody waits for it, or it has time. */
  get due(): 'now' | 'later' | undefined {
    if (this.#waiting.length > 0) return 'now';
    return this.#upkeep.some((one) => one.isDue()) ? 'later' : undefined;
  }

  /** Answers at once only where it is refused. */
  add(request: Request, chore: Chore): Answer {
    if (this.#countOf(request.account) >= mostOfOne) {
      const sentence = 'Wait until what you asked for before is answered.';
      return refuse(request, 'resource-constraint', sentence, { code: 'LimitExceeded' });
    }
    this.#waiting = [...this.#waiting, { request, chore }];
    return silence;
  }

  /** One step. What throws in it ends the chore; whoever waits for it is told so by the next step. */
  step(): Answer {
    const [first, ...others] = this.#waiting;
    if (!first) return this.#keepUp();
    const { request } = first;
    this.#waiting = [...others, { request, chore: fail(request) }];
    const { value, done } = first.chore.next();
    this.#waiting = done ? others : [...others, first];
    return value;
  }

  #keepUp(): Answer {
    const due = this.#upkeep.find((one) => one.isDue());
    if (!due) return silence;
    // What throws is not tried again and again.
    this.#upkeep = this.#upkeep.filter((one) => one !== due);
    due.step();
    this.#upkeep = [...this.#upkeep, due];
    return silence;
  }

  #countOf(account: BareAddress): number {
    return this.#waiting.filter(({ request }) => request.account === account).length;
  }
}

/** RFC 6120, 8.3.3.7. */
// biome-ignore lint/correctness/useYield: it ends with its first step.
function* fail(request: Request): Chore {
  return refuse(request, 'internal-server-error', 'This could not be handled.');
}
