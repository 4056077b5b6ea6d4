import type { HappeningName, Happenings } from '#addins/contract.ts';
import type { PortEnd } from './port-end.ts';

type Told = { [H in HappeningName]?: Happenings[H] };

/** The most messages that a frame out of sight is told of at once; whoever missed some reads the history. */
const mostMessages = 500;

/** Tells a frame what happens: at once while it is in sight, else gathered, of each kind the latest. */
export function createQuiet(pause: number) {
  let visible = false;
  let waiting: Told = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (end: PortEnd): void => {
    clearTimeout(timer);
    timer = undefined;
    const told = waiting;
    waiting = {};
    // Each was put there under its own name.
    for (const name of Object.keys(told) as HappeningName[]) {
      const body = told[name];
      if (body !== undefined) end.tell(name, body);
    }
  };
  return {
    tell: <H extends HappeningName>(end: PortEnd, name: H, body: Happenings[H]): void => {
      if (visible || name === 'rights.changed') {
        end.tell(name, body);
        return;
      }
      waiting = { ...waiting, [name]: together(waiting['messages.arrived'], body) };
      timer ??= setTimeout(() => flush(end), pause);
    },
    setVisible: (end: PortEnd, next: boolean): void => {
      if (next === visible) return;
      visible = next;
      flush(end);
      end.tell('visibility.changed', { visible });
    },
    stop: (): void => clearTimeout(timer),
  };
}

/** Messages follow one another; of anything else the latest counts. */
function together(
  before: Happenings['messages.arrived'] | undefined,
  body: Happenings[HappeningName],
): Happenings[HappeningName] {
  if (before === undefined || !('messages' in body)) return body;
  return {
    messages: [...before.messages, ...body.messages].slice(-mostMessages),
    live: before.live && body.live,
  };
}
