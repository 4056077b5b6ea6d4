import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery } from '#electron/model/message.ts';
import type { Session } from '#electron/session/session.ts';
import type { ResultSet } from '#electron/stanza/0059-rsm.ts';
import {
  type ArchiveResult,
  readArchiveEnd,
  readArchiveResult,
  writeArchiveRequest,
} from '#electron/stanza/0313-archive.ts';
import { readInstant } from '#electron/stanza/values.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { type RoomView, readArchivedMessage } from './message.ts';

/** A question that is open, and what was answered to it so far. */
interface Asked {
  readonly results: ArchiveResult[];
  readonly max: number;
}

/** A room's archive (XEP-0313): asks for pages, and believes only what it asked for. */
export class RoomArchive {
  readonly #session: Session;
  readonly #view: () => RoomView;
  readonly #open = new Map<string, Asked>();

  /** @internal */
  constructor(session: Session, view: () => RoomView) {
    this.#session = session;
    this.#view = view;
  }

  /**
   * A page, oldest first. FaultErrors: `NoSuchNode` where the archive knows no such id (any more), `ErrorPermission`,
   * `InvalidArgument`, `TimedOut`, `ConnectionLost`, `NotConnected`.
   */
  async page(query: ArchiveQuery): Promise<ArchivePage> {
    if (query.before !== undefined && query.after !== undefined) {
      throw new FaultError('InvalidArgument', 'A page lies before or after a message, not both.');
    }
    const { results, set, complete } = await this.#ask(query);
    if (query.after !== undefined) await this.#checkContinuation(query.after, set);
    const view = this.#view();
    const messages = results.flatMap(({ id, forwarded }) => {
      const stamp = readInstant(forwarded.stamp);
      return stamp === undefined ? [] : (readArchivedMessage(forwarded.stanza, view, { id, stamp }) ?? []);
    });
    const first = set.first ?? results[0]?.id;
    const last = set.last ?? results.at(-1)?.id;
    return { messages, complete, ...(first && { first }), ...(last && { last }) };
  }

  /** A message of the room; answers whether it was a result that was asked for. @internal */
  hear(message: Element): boolean {
    const result = readArchiveResult(message);
    // Results come from the room itself, never from somebody in it.
    if (!result || message.attrs.from !== this.#view().room) return false;
    const asked = this.#open.get(result.queryId ?? '');
    // One more than was asked for shows that it is no answer (XEP-0059, 2.1); more need not be held.
    if (asked && asked.results.length <= asked.max) asked.results.push(result);
    return true;
  }

  async #ask({ before, after, max, ...times }: ArchiveQuery) {
    const queryId = this.#session.surroundings.id();
    const results: ArchiveResult[] = [];
    this.#open.set(queryId, { results, max });
    const page = { max, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    const payload = writeArchiveRequest({ queryId, ...times, page, flipped: false });
    try {
      const answer = await this.#session.request({ type: 'set', to: this.#view().room, payload });
      const end = answer && readArchiveEnd(xml('iq', {}, answer));
      if (!end || results.length > max)
        throw new FaultError('UnknownServerError', "The room's archive gave no answer that makes sense.");
      return { results, set: end.set, complete: end.complete };
    } finally {
      this.#open.delete(queryId);
    }
  }

  /** After an id that it does not know, ejabberd silently gives the first page: see that there is something before. */
  async #checkContinuation(after: ArchiveId, { first, index }: ResultSet): Promise<void> {
    if (first === undefined || (index !== undefined && index > 0)) return;
    const { set } = await this.#ask({ before: first, max: 1 });
    if (set.last !== after) {
      throw new FaultError('NoSuchNode', "The room's archive no longer knows this message.");
    }
  }
}
