import type { IqCaller } from '@xmpp/iq/caller.js';
import type { Middleware } from '@xmpp/middleware';
import { FaultError } from '#electron/model/fault.ts';
import { bareJid, parseJid, writeJid } from '#electron/stanza/jid.ts';
import { Element, elements, xml } from '#electron/stanza/xml.ts';
import { connectionLost, notConnected, refusalIn, timedOut } from '../request-fault.ts';

export interface Request {
  readonly type: 'get' | 'set';
  /** Absent: the own account. */
  readonly to?: string;
  readonly payload: Element;
  /** Milliseconds; 20 s unless told. */
  readonly timeout?: number;
}

interface Open {
  readonly to: string | undefined;
  readonly lose: (error: FaultError) => void;
}

const usualTimeout = 20_000;

/** Questions that are still open (RFC 6120, 8.2.3), each answered only by whom it was put to. */
export class Requests {
  readonly #open = new Map<string, Open>();
  readonly #ownAddress: string;
  readonly #id: () => string;
  #caller: IqCaller | undefined;

  constructor(ownAddress: string, id: () => string) {
    this.#ownAddress = ownAddress;
    this.#id = id;
  }

  /** Before the caller of xmpp.js, which matches by id alone: an answer from somebody else goes no further. */
  guard(middleware: Middleware): void {
    middleware.use(({ stanza }, next) => (this.#isForged(stanza) ? undefined : next()));
  }

  use(caller: IqCaller): void {
    this.#caller = caller;
  }

  /** The answer's payload; undefined where it is empty. Rejects with FaultErrors, refusals as StanzaFaultError. */
  async ask({ type, to, payload, timeout = usualTimeout }: Request): Promise<Element | undefined> {
    if (!this.#caller) throw notConnected();
    const id = this.#id();
    const lost = new Promise<never>((_, lose) => this.#open.set(id, { to, lose }));
    const answer = this.#caller.request(xml('iq', { type, to, id }, payload), timeout);
    try {
      return elements(await Promise.race([answer, lost]))[0];
    } catch (error) {
      throw requestFault(error);
    } finally {
      answer.catch(() => {});
      this.#open.delete(id);
    }
  }

  /** The stream on which the answers would come is gone. */
  loseAll(why?: FaultError): void {
    for (const { lose } of this.#open.values()) lose(connectionLost(why));
  }

  #isForged(stanza: Element): boolean {
    const { type, id, from } = stanza.attrs;
    if (stanza.getName() !== 'iq' || (type !== 'result' && type !== 'error')) return false;
    const open = this.#open.get(id ?? '');
    return open !== undefined && !this.#mayAnswer(open.to, from);
  }

  /** RFC 6120, 10.3.3: without `to` or `from` the server speaks for the account. */
  #mayAnswer(to: string | undefined, from: unknown): boolean {
    const asked = normal(to ?? this.#ownAddress);
    if (typeof from !== 'string') return asked === this.#ownAddress;
    if (normal(from) === asked) return true;
    return asked === this.#ownAddress && bareJid(from) === this.#ownAddress;
  }
}

function normal(address: string): string | undefined {
  const jid = parseJid(address);
  return jid && writeJid(jid);
}

function requestFault(error: unknown): FaultError {
  if (error instanceof FaultError) return error;
  // xmpp.js keeps the <error/> that it parsed there.
  if (error instanceof Error && 'element' in error && error.element instanceof Element) {
    const refusal = refusalIn(error.element);
    if (refusal) return refusal;
  }
  return error instanceof Error && error.name === 'TimeoutError' ? timedOut() : notConnected();
}
