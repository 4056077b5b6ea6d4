import type { HappeningName, Happenings, Json, QuestionName, Questions } from '#addins/contract.ts';
import { type FrameOptions, openFrame } from './frame.ts';
import { limits } from './limits.ts';
import type { PortEnd } from './port-end.ts';
import { NoAnswer } from './questions.ts';
import { createQuiet } from './quiet.ts';
import type { FrameTrouble } from './trouble.ts';
import { within } from './within.ts';

/** A frame that is there, ready or about to be. */
export interface LiveFrame {
  readonly element: HTMLIFrameElement;
  /** Asks once the frame is ready, and waits so long from then. Rejects with `NoAnswer`. */
  readonly ask: <Q extends QuestionName>(
    name: Q,
    ask: Questions[Q]['ask'],
    patience: number,
  ) => Promise<Questions[Q]['answer']>;
  readonly tell: <H extends HappeningName>(name: H, body: Happenings[H]) => void;
  readonly setVisible: (visible: boolean) => void;
  /** Takes it down and answers what it wants to find again; undefined where it wants nothing. */
  readonly suspend: () => Promise<Json | undefined>;
  readonly close: () => void;
  /** Takes it down for this. */
  readonly stop: (trouble: FrameTrouble) => void;
}

export interface LiveFrameOptions extends Omit<FrameOptions, 'onReady' | 'onTrouble'> {
  readonly onReady: () => void;
  readonly onTrouble: (trouble: FrameTrouble) => void;
}

export function createLiveFrame(options: LiveFrameOptions): LiveFrame {
  const ready = Promise.withResolvers<PortEnd>();
  // Whoever asks hears of it; nobody else needs to.
  ready.promise.catch(() => undefined);
  const quiet = createQuiet(limits.quiet);
  let end: PortEnd | undefined;
  let visible = false;
  let stopHeart: (() => void) | undefined;
  const over = (): void => {
    quiet.stop();
    stopHeart?.();
    ready.reject(new NoAnswer('It was closed.'));
  };
  const fail = (trouble: FrameTrouble): void => {
    over();
    options.onTrouble(trouble);
  };
  const frame = openFrame({
    ...options,
    onTrouble: fail,
    onReady: (opened) => {
      end = opened;
      quiet.setVisible(opened, visible);
      stopHeart = watchHeart(opened, () => stop('hung'));
      ready.resolve(opened);
      options.onReady();
    },
  });
  const close = (): void => {
    over();
    frame.close();
  };
  const stop = (trouble: FrameTrouble): void => {
    frame.close();
    fail(trouble);
  };
  return {
    element: frame.element,
    ask: async (name, ask, patience) => {
      const opened = await ready.promise;
      return within(patience, opened.ask(name, ask));
    },
    tell: (name, body) => {
      if (end) quiet.tell(end, name, body);
    },
    setVisible: (next) => {
      visible = next;
      if (end) quiet.setVisible(end, next);
    },
    suspend: async () => {
      // One that has nothing to save says so by not answering this.
      const answer = end && within(limits.saving, end.ask('suspend', {}));
      const saved = await answer?.then((told) => told.saved).catch(() => undefined);
      close();
      return saved;
    },
    close,
    stop,
  };
}

/** Asks a frame now and then whether it is there. A window that nobody sees asks nothing: its frames may sleep. */
function watchHeart(end: PortEnd, onSilence: () => void): () => void {
  let asking = false;
  const timer = setInterval(() => {
    if (asking || document.hidden) return;
    asking = true;
    within(limits.answer, end.ask('ping', {}))
      .catch(() => !document.hidden && onSilence())
      .finally(() => {
        asking = false;
      });
  }, limits.heartbeat);
  return () => clearInterval(timer);
}
