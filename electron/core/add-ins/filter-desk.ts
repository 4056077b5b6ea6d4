import type { FilterOutcome } from '#electron/bridge/contract.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { FilteringOptions } from '#electron/outbox/filtering/filtering.ts';
import type { Filter, Judgement, Words } from '#electron/outbox/filtering/round.ts';
import type { Tell } from '../events.ts';
import type { AccountAddIns } from './account-add-ins.ts';

interface FilterDeskOptions {
  readonly account: AccountAddIns;
  readonly tell: Tell;
  readonly newId: () => string;
  readonly after: FilteringOptions['after'];
}

/** Where one window has no answer, another that is open may: it has so long, in milliseconds. */
const grace = 100;

/** Asks add-ins, by way of the window, what they make of a message; what comes late or twice counts for nothing. */
export class FilterDesk {
  readonly #options: FilterDeskOptions;
  readonly #waiting = new Map<string, (judgement: Judgement) => void>();

  constructor(options: FilterDeskOptions) {
    this.#options = options;
  }

  readonly filters: FilteringOptions['filters'] = (room) => {
    const { account } = this.#options;
    // Also one that waits for more rights than it has: what it cannot judge now is held, and does not slip through.
    const holders = account.holders('messages.filter', room);
    const registered = account.registered(room);
    return account.places(room).flatMap(({ addIn, name, chosenBy }): readonly Filter[] => {
      if (addIn === undefined || !holders.includes(addIn)) return [];
      return [{ id: addIn, name, block: chosenBy === 'managers' && registered?.block === true }];
    });
  };

  readonly ask = (room: RoomAddress, filter: Filter, words: Words, within: number): Promise<Judgement> => {
    const { newId, tell, after } = this.#options;
    const id = newId();
    return new Promise((resolve) => {
      const settle = (judgement: Judgement): void => {
        if (!this.#waiting.delete(id)) return;
        undo();
        resolve(judgement);
      };
      const undo = after(within, () => {
        tell('addIns.filterOver', { id });
        settle({ action: 'Unanswered', why: 'It did not answer in time.' });
      });
      this.#waiting.set(id, settle);
      tell('addIns.filterDue', { id, addIn: filter.id, room, words });
    });
  };

  answer(id: string, outcome: FilterOutcome): void {
    const settle = this.#waiting.get(id);
    if (!settle) return;
    if (outcome.action === 'Unanswered') this.#options.after(grace, () => settle(outcome));
    else settle(outcome);
  }
}
