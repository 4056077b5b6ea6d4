import type {
  Answer,
  Ask,
  BareAddress,
  CallName,
  EventName,
  Events,
  Fault,
} from '#electron/bridge/contract.ts';

/** `lost`: the host does not answer any more; `open` again means that events were missed. */
export type LinkState = 'connecting' | 'open' | 'lost';

/** The page's end of the contract. */
export interface Bridge {
  /** Rejects with a `BridgeFault`, also when the link is lost before the answer comes. */
  call<K extends CallName>(name: K, ask: Ask<K>): Promise<Answer<K>>;
  /** Whom the window shows from now on, null for nobody: what it asks from then on belongs to that account. */
  speakFor(account: BareAddress | null): void;
  /** Returns its undo. */
  listen<K extends EventName>(event: K, listener: (body: Events[K]) => void): () => void;
  /** Tells the present state at once, and every later one. Returns its undo. */
  onLink(listener: (state: LinkState) => void): () => void;
}

/** A fault as the host told it, thrown to whoever asked. */
export class BridgeFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.text);
    this.name = 'BridgeFault';
    this.fault = fault;
  }
}

/** What went wrong, for people: the host's own sentence, or that something inside the page failed. */
export function faultOf(error: unknown): Fault {
  if (error instanceof BridgeFault) return error.fault;
  return { code: 'Internal', text: 'Something went wrong in this window. Try again.' };
}

export const linkLost: Fault = {
  code: 'ConnectionLost',
  text: 'Perch itself does not answer. Nothing was sent; try again when it is back.',
};
