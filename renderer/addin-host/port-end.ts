import type {
  ActionName,
  Actions,
  AddInFault,
  HappeningName,
  Happenings,
  HostFrame,
  Json,
  QuestionName,
  Questions,
  Telling,
} from '#addins/contract.ts';
import { AskFault, faultFor, type ReadAsk, readAsk, stillMay } from './asks.ts';
import { createGauge } from './gauge.ts';
import { limits } from './limits.ts';
import { createQuestions } from './questions.ts';
import { readFrame } from './read-frame.ts';
import type { FrameTrouble } from './trouble.ts';
import { isLight } from './weigh.ts';

/** What stands behind a frame's port. */
export interface PortService {
  /** As of now: grants come and go while the frame is open. */
  readonly rights: () => readonly string[];
  /** Does what was asked with a right and in the right shape. */
  readonly act: (asked: ReadAsk) => Promise<Actions[ActionName]['answer']>;
  /** The frame broke the rules, and hears no more. */
  readonly onTrouble: (trouble: FrameTrouble) => void;
  /** `active`: the browser vouches that the person did something in the page, within the last seconds. */
  readonly onTelling?: (telling: Telling, active: boolean) => void;
  readonly now: () => number;
  readonly faultOf: (error: unknown) => AddInFault;
}

/** Our end of the port of one frame. */
export interface PortEnd {
  /** Rejects where the add-in fails, answers in another shape, or is closed. It never answers: never settles. */
  readonly ask: <Q extends QuestionName>(
    name: Q,
    ask: Questions[Q]['ask'],
  ) => Promise<Questions[Q]['answer']>;
  readonly tell: <H extends HappeningName>(name: H, body: Happenings[H]) => void;
  readonly close: () => void;
}

export function servePort(port: MessagePort, service: PortService): PortEnd {
  const { now, faultOf } = service;
  const mayAsk = createGauge(limits.asks);
  const maySpeak = createGauge(limits.frames);
  let underWay = 0;
  let closed = false;
  const post = (frame: HostFrame): void => {
    if (!closed) port.postMessage(frame);
  };
  const questions = createQuestions(post);
  const close = (): void => {
    closed = true;
    port.close();
    questions.close();
  };
  const breach = (trouble: FrameTrouble): void => {
    close();
    service.onTrouble(trouble);
  };

  const answer = async (id: number, name: string, body: unknown): Promise<void> => {
    underWay += 1;
    try {
      if (underWay > limits.underWay || !mayAsk(now())) throw new AskFault(tooMuch);
      const asked = readAsk(name, body, service.rights());
      const answered = await service.act(asked);
      // A right that was taken away meanwhile covers no answer either.
      stillMay(asked.name, service.rights());
      // Every answer of the contract is plain JSON.
      post({ kind: 'answer', id, body: answered as unknown as Json });
    } catch (error) {
      post({ kind: 'fault', id, fault: faultFor(error, faultOf) });
    } finally {
      underWay -= 1;
    }
  };

  port.onmessage = (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (closed) return;
    // Only what nobody asked for can be too much.
    if (!questions.awaits(data) && !maySpeak(now())) return breach('flood');
    if (!isLight(data, limits.weight)) return breach('heavy');
    const frame = readFrame(data);
    if (!frame) return breach('nonsense');
    if (frame.kind === 'ask') void answer(frame.id, frame.name, frame.body);
    else if (frame.kind === 'event') service.onTelling?.(frame, isActive(event));
    else questions.settle(frame);
  };
  return { ask: questions.ask, tell: (name, body) => post(eventOf(name, body)), close };
}

/** `MessageEvent.userActivation`, which only Chromium has, is of the page that sent the message. */
function isActive(event: object): boolean {
  const told: unknown = 'userActivation' in event ? event.userActivation : undefined;
  return typeof told === 'object' && told !== null && 'isActive' in told && told.isActive === true;
}

const tooMuch: AddInFault = {
  code: 'LimitExceeded',
  text: 'Too many calls at once: wait for answers before asking more.',
  retry: 1,
};

function eventOf<H extends HappeningName>(name: H, body: Happenings[H]): HostFrame {
  // Every happening of the contract is plain JSON.
  return { kind: 'event', name, body: body as unknown as Json };
}
