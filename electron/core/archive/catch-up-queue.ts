import { Turns } from '#electron/chat/turns.ts';
import type { ArchiveAsk, History } from '#electron/history/history.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { CatchUp } from './catch-up.ts';
import { createFetchingFacts, type FetchingFacts } from './fetching-facts.ts';

export interface CatchUpQueueOptions {
  readonly history: Pick<History, 'nextAsk'>;
  readonly catchUp: Pick<CatchUp, 'ask'>;
  /** The history is current enough to send, or there is no archive to ask. */
  readonly onReady: (room: RoomAddress, facts: { readonly archived: boolean }) => void;
  /** Something waits that may have arrived: only all that was missed shows whether it did. */
  readonly isUncertain: (room: RoomAddress) => boolean;
  /** Lower comes first: the room that somebody looks at, those that they follow, others. */
  readonly priority: (room: RoomAddress) => number;
  readonly onFetching: (rooms: FetchingFacts) => void;
  readonly log: (line: string) => void;
}

export interface CatchUpQueue {
  /** Brings a room up to date, now or when it is its turn, and again if it was asked meanwhile. */
  add(room: RoomAddress, archived: boolean): void;
  /** There may be more to fetch than when the room was brought up to date. */
  goOn(room: RoomAddress): void;
  /** Fetches the room back to its beginning, after everything else; goes on after an interruption. */
  fetchAll(room: RoomAddress): void;
  stopFetching(room: RoomAddress): void;
  stop(): void;
}

/** One room, from its joining to the next interruption. */
interface Effort {
  readonly room: RoomAddress;
  questions: number;
  isReady: boolean;
  isRunning: boolean;
  /** Questions that may still be spent on gaps that nobody has missed. */
  left: number;
}

/** What a question is for. Those of the first kind come before all of the next, whatever the room. */
const stages = ['newest', 'missed', 'passed over', 'all'] as const;
type Stage = (typeof stages)[number];

interface Question {
  readonly ask: ArchiveAsk;
  readonly stage: Stage;
}

const atOnce = 4;
const pauseMs = 10_000;
const firstPage = 100;
/** As many as servers give at once. */
const furtherPage = 250;
/** Ten thousand messages: a gap that was read elsewhere or jumped over is no reason to fetch years. */
const unasked = 40;

/**
 * Catches up question by question, few at a time: the newest page of every room, then what was missed where somebody
 * looks, then in the rooms that they follow, then elsewhere; at last what nobody waits for. Tries again what failed.
 */
export function createCatchUpQueue(options: CatchUpQueueOptions): CatchUpQueue {
  const { history, catchUp, onReady, isUncertain, priority, log } = options;
  const turns = new Turns<{ readonly room: RoomAddress; readonly stage: Stage }>(atOnce);
  turns.priority = ({ room, stage }) => stages.indexOf(stage) * 10 + priority(room);
  const efforts = new Map<RoomAddress, Effort>();
  const wanted = new Set<RoomAddress>();
  const facts = createFetchingFacts(options.onFetching, (room) => wanted.has(room));
  let stopped = false;

  const isCurrent = (effort: Effort): boolean => !stopped && efforts.get(effort.room) === effort;

  const nextQuestion = ({ room, questions, left }: Effort): Question | undefined => {
    const max = questions === 0 ? firstPage : furtherPage;
    const stage = questions === 0 ? 'newest' : 'missed';
    const missed = history.nextAsk(room, { want: 'current', max });
    if (missed) return { ask: missed, stage };
    const passedOver = left > 0 ? history.nextAsk(room, { want: 'gaps', max }) : undefined;
    if (passedOver) return { ask: passedOver, stage: 'passed over' };
    const all = wanted.has(room) ? history.nextAsk(room, { want: 'all', max }) : undefined;
    return all && { ask: all, stage: 'all' };
  };

  const ready = (effort: Effort, archived: boolean): void => {
    if (effort.isReady) return;
    effort.isReady = true;
    onReady(effort.room, { archived });
  };

  /** Answers whether there is more to ask. */
  const step = async (effort: Effort, stage: Stage): Promise<Stage | undefined> => {
    const { room } = effort;
    // Chosen when it is put, not when it was put in line: what somebody scrolled to is there already.
    const question = nextQuestion(effort);
    if (!question || stages.indexOf(question.stage) > stages.indexOf(stage)) return question?.stage;
    const fetched = await catchUp.ask(room, question.ask, { goesOn: question.stage !== 'newest' });
    effort.questions += 1;
    if (question.stage === 'passed over') effort.left -= 1;
    if (effort.questions > 1 && isCurrent(effort)) facts.add(room, fetched);
    return nextQuestion(effort)?.stage;
  };

  const work = async (effort: Effort): Promise<void> => {
    const { room } = effort;
    let stage: Stage | undefined = effort.questions === 0 ? 'newest' : nextQuestion(effort)?.stage;
    while (stage !== undefined && isCurrent(effort)) {
      const asked: Stage = stage;
      stage = await turns.run({ room, stage }, async () =>
        isCurrent(effort) ? step(effort, asked) : undefined,
      );
      if (isCurrent(effort) && (stage !== 'missed' || !isUncertain(room))) ready(effort, true);
    }
    if (isCurrent(effort)) wanted.delete(room);
  };

  const run = async (effort: Effort): Promise<void> => {
    const { room } = effort;
    effort.isRunning = true;
    try {
      await work(effort);
    } catch (error) {
      if (isCurrent(effort)) failed(effort, error);
    } finally {
      effort.isRunning = false;
      if (isCurrent(effort)) facts.end(room);
    }
  };

  const failed = (effort: Effort, error: unknown): void => {
    const code = error instanceof FaultError ? error.fault.code : 'Internal';
    if (unavailable.has(code)) ready(effort, false);
    if (unavailable.has(code) || askedAgain.has(code)) return;
    log(`Catching up ${effort.room} failed and is tried again: ${String(error)}`);
    setTimeout(() => isCurrent(effort) && void run(effort), pauseMs).unref();
  };

  const goOn = (room: RoomAddress): void => {
    const effort = efforts.get(room);
    if (effort?.isReady && !effort.isRunning) void run(effort);
  };

  return {
    add: (room, archived) => {
      const effort = { room, questions: 0, isReady: false, isRunning: false, left: unasked };
      efforts.set(room, effort);
      facts.end(room);
      if (archived) void run(effort);
      else ready(effort, false);
    },
    goOn,
    fetchAll: (room) => {
      wanted.add(room);
      goOn(room);
    },
    stopFetching: (room) => {
      wanted.delete(room);
    },
    stop: () => {
      stopped = true;
      facts.stop();
    },
  };
}

/** It is asked again when the room is entered again, or the stream resumed. */
const askedAgain: ReadonlySet<string> = new Set(['ConnectionLost', 'NotConnected', 'UserNotJoined']);
/** The archive will not answer this person, now or later, or answers what cannot be taken. */
const unavailable: ReadonlySet<string> = new Set(['ErrorPermission', 'MsgNotSupported']);
