import type { OriginId, RoomAddress, Timestamp } from '#electron/model/ids.ts';
import { inTurn } from '#electron/model/in-turn.ts';
import type { Outbox, OutboxRow } from '../outbox.ts';
import { checkDecision, type Decision } from './decide.ts';
import {
  beginRound,
  type Filter,
  type Judgement,
  judged,
  nextOf,
  type Round,
  shownFor,
  type Words,
} from './round.ts';

export interface FilteringOptions {
  readonly outbox: Outbox;
  /** The filters that are granted in a room at this moment, in their order. */
  readonly filters: (room: RoomAddress) => readonly Filter[];
  /** Asks one, which has so many milliseconds. Always resolves. */
  readonly ask: (room: RoomAddress, filter: Filter, words: Words, within: number) => Promise<Judgement>;
  readonly now: () => Timestamp;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** What is held of the room has changed. */
  readonly changed: (room: RoomAddress) => void;
  /** A message may go now. */
  readonly released: (room: RoomAddress) => void;
}

/** Has the filters of a room judge what goes out of it, each message once by each; what they change is shown first. */
export class Filtering {
  readonly #options: FilteringOptions;
  /** Messages of one room are judged one after the other, so that they go in their order. */
  readonly #turns = new Map<RoomAddress, ReturnType<typeof inTurn>>();
  readonly #shown = new Map<OriginId, () => void>();
  #stopped = false;

  /** What an earlier run left half judged is held: nobody knows who was asked. */
  constructor(options: FilteringOptions) {
    this.#options = options;
    for (const row of options.outbox.rows()) {
      if (row.state === 'checking') this.#keep(row, interrupted(row));
      else if (row.state === 'changed') this.#show(row);
    }
  }

  /** Whether a new message of this room is judged before it goes. */
  isDue(room: RoomAddress): boolean {
    return this.#options.filters(room).length > 0;
  }

  /** Of a row that is `checking`. */
  begin(row: Pick<OutboxRow, 'room' | 'originId'>): void {
    const turn = this.#turns.get(row.room) ?? inTurn();
    this.#turns.set(row.room, turn);
    void turn(() => this.#judge(row));
  }

  /** Throws `InvalidFlowOfOperations`. */
  decide(row: OutboxRow, decision: Decision): void {
    checkDecision(decision, row);
    this.discarded(row.originId);
    if (decision === 'again') this.#askAgain(row);
    else this.#release(row, decision === 'send as written');
  }

  /** The person took it back. */
  discarded(originId: OriginId): void {
    this.#shown.get(originId)?.();
    this.#shown.delete(originId);
  }

  stop(): void {
    this.#stopped = true;
    for (const undo of this.#shown.values()) undo();
    this.#shown.clear();
  }

  async #judge({ originId, room }: Pick<OutboxRow, 'room' | 'originId'>): Promise<void> {
    const { outbox, filters, ask, now } = this.#options;
    const first = this.#stopped ? undefined : outbox.row(originId);
    if (first?.state !== 'checking') return;
    let round = beginRound({ ...first, words: wordsOf(first) }, now());
    for (let next = nextOf(round, filters(room), now()); next; ) {
      const { filter, within } = next;
      const judgement = await ask(room, filter, round.words, within);
      // Taken back, or the account is left: nobody wants to know any more.
      if (this.#stopped || outbox.row(originId)?.state !== 'checking') return;
      // A right that was taken away meanwhile judges nothing.
      if (filters(room).some(({ id }) => id === filter.id)) round = judged(round, filter, judgement);
      next = nextOf(round, filters(room), now());
      // The last verdict is kept together with what comes of it.
      if (next) outbox.judge(originId, { ...round, held: 'checking' });
    }
    this.#keep(first, round);
  }

  #keep(row: OutboxRow, round: Round): void {
    const { outbox, changed } = this.#options;
    const isChanged = round.filtered?.what === 'changed';
    if (round.stopped) outbox.judge(row.originId, { ...round, held: 'held' });
    else if (isChanged) this.#show(row, round);
    else this.#release({ ...row, ...round.words, verdicts: round.verdicts }, false);
    changed(row.room);
  }

  /** What was changed goes by itself, when it has been shown long enough. */
  #show(
    row: OutboxRow,
    round: Pick<Round, 'words' | 'verdicts' | 'filtered'> = { ...row, words: wordsOf(row) },
  ): void {
    const { outbox, now, after } = this.#options;
    const { filtered } = round;
    if (!filtered) return;
    outbox.judge(row.originId, {
      ...round,
      filtered: { ...filtered, goesAt: now() + shownFor },
      held: 'changed',
    });
    const undo = after(shownFor, () => {
      this.#shown.delete(row.originId);
      const shown = outbox.row(row.originId);
      if (shown?.state === 'changed') this.#release(shown, false);
    });
    this.#shown.set(row.originId, undo);
  }

  #release(row: OutboxRow, asWritten: boolean): void {
    const { outbox, changed, released } = this.#options;
    const before = asWritten ? row.filtered?.before : undefined;
    const words = before ? { ...before, importance: row.importance } : wordsOf(row);
    outbox.judge(row.originId, { words, verdicts: row.verdicts });
    changed(row.room);
    released(row.room);
  }

  #askAgain(row: OutboxRow): void {
    const { outbox, changed } = this.#options;
    const words = wordsOf(row);
    const filtered = row.filtered?.before && { ...row.filtered, what: 'changed' as const };
    outbox.judge(row.originId, {
      words,
      verdicts: row.verdicts,
      held: 'checking',
      ...(filtered && { filtered }),
    });
    changed(row.room);
    this.begin(row);
  }
}

function wordsOf({ text, importance, storyTitle }: OutboxRow): Words {
  return { text, importance, ...(storyTitle !== undefined && { storyTitle }) };
}

function interrupted(row: OutboxRow): Round {
  const unknown: Filter = { id: '', name: 'A filter', block: false };
  const round = beginRound({ ...row, words: wordsOf(row) }, 0);
  return judged(round, unknown, { action: 'Unanswered', why: 'Perch ended before it had answered.' });
}
