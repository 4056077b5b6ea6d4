import * as v from 'valibot';
import { type Fault, FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { checks } from './checks.ts';
import type { Answer, Ask, CallName, Events, Frame, Port } from './contract.ts';
import { isOfAccount } from './whose.ts';

/** What the host does for each question. All asks arrive checked; a missing line is a compile error. */
export type Handlers = { readonly [K in CallName]: (ask: Ask<K>) => Answer<K> | Promise<Answer<K>> };

/** One event with its name, for each event of the contract. */
export type BridgeEvent = {
  [K in keyof Events]: { readonly name: K; readonly body: Events[K] };
}[keyof Events];

export interface ServeOptions {
  /** Every event that the host tells; returns its undo. */
  readonly events: (listener: (event: BridgeEvent) => void) => () => void;
  /** Gets what the page must not see: the inner text of unknown errors, under the id that the page is told. */
  readonly log: (line: string) => void;
  readonly newId: () => string;
  /**
   * Does what is asked for the account that the window shows, null for nobody; undefined: it belongs to none. Throws
   * `OtherAccount` where the host shows another one.
   */
  readonly askedFor: <T>(account: BareAddress | null | undefined, act: () => T) => T;
  /** Questions that may be open at once; more are refused, so that a page gone wild cannot fill the memory. */
  readonly maxInFlight?: number;
}

const askFrame = v.object({
  kind: v.literal('ask'),
  id: v.pipe(v.number(), v.safeInteger()),
  name: v.pipe(v.string(), v.maxLength(100)),
  body: v.optional(v.unknown()),
  account: v.optional(v.nullable(v.string())),
});

/**
 * The host's end of the bridge: answers each checked ask once, passes every event on, and forgets the port when
 * it closes. Frames that are no asks are dropped: there is nothing to answer them with. Returns its undo.
 */
export function serve(port: Port, handlers: Handlers, options: ServeOptions): () => void {
  const maxInFlight = options.maxInFlight ?? 256;
  let inFlight = 0;
  let open = true;
  const post = (frame: Frame): void => {
    if (open) port.post(frame);
  };
  const onFrame = async (frame: unknown): Promise<void> => {
    const parsed = v.safeParse(askFrame, frame);
    if (!parsed.success) return;
    const { id, name, body, account = null } = parsed.output;
    if (inFlight >= maxInFlight) return post({ kind: 'fault', id, fault: tooMany });
    inFlight += 1;
    try {
      if (!isCallName(name)) throw unknownCall;
      const whose = isOfAccount(name) ? account : undefined;
      post({ kind: 'answer', id, body: await options.askedFor(whose, () => call(handlers, name, body)) });
    } catch (error) {
      post({ kind: 'fault', id, fault: faultOf(error, name, options) });
    } finally {
      inFlight -= 1;
    }
  };
  const undo = [
    port.onFrame((frame) => void onFrame(frame)),
    port.onClose(() => close()),
    options.events(({ name, body }) => post({ kind: 'event', name, body })),
  ];
  function close(): void {
    open = false;
    for (const each of undo) each();
  }
  return close;
}

async function call<K extends CallName>(handlers: Handlers, name: K, body: unknown): Promise<Answer<K>> {
  const checked = v.safeParse(checks[name], body);
  if (!checked.success) {
    throw new FaultError('InvalidArgument', `This window asked “${name}” with values that do not fit.`);
  }
  return handlers[name](checked.output);
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(checks, name);
}

function faultOf(error: unknown, name: string, { log, newId }: ServeOptions): Fault {
  if (error instanceof FaultError) return error.fault;
  const id = newId();
  log(`${id}: “${name}” failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { code: 'Internal', text: `Something went wrong inside Perch. The log has it under ${id}.` };
}

const unknownCall = new FaultError('InvalidArgument', 'This window asked for something unknown.');

const tooMany: Fault = {
  code: 'LimitExceeded',
  text: 'Too much is being asked at once. Try again in a moment.',
  retry: 1,
};
