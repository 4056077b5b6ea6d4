import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';
import type { Session } from '#electron/session/session.ts';
import type { ResultSet } from '#electron/stanza/0059-rsm.ts';
import { type ArchiveResult, readArchiveResult } from '#electron/stanza/0313-archive.ts';
import { isTombstone, readModeration } from '#electron/stanza/0425-moderation.ts';
import { readInstant } from '#electron/stanza/values.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { askArchive } from '../history/ask-archive.ts';
import { type RoomView, readArchivedMessage } from './message.ts';

/** A room's archive (XEP-0313): asks for pages, and believes only what it asked for. */
export class RoomArchive {
  readonly #session: Session;
  readonly #view: () => RoomView;

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
    const messages = results.flatMap(({ message }) => message ?? []);
    const removed = results.flatMap((entry) => entry.removed);
    const first = set.first ?? results[0]?.id;
    const last = set.last ?? results.at(-1)?.id;
    if (query.before && last && messages.length === 0) await this.#checkFollowed(last, query.before);
    return {
      ...{ messages, complete },
      ...(removed.length > 0 && { removed }),
      ...(first && { first }),
      ...(last && { last }),
    };
  }

  /** Whether a message is a result, which belongs to whoever asked, rather than something that is said. @internal */
  hear(message: Element): boolean {
    // Results come from the room itself, never from somebody in it.
    return message.attrs.from === this.#view().room && readArchiveResult(message) !== undefined;
  }

  #ask({ before, after, max, ...times }: ArchiveQuery) {
    const page = { max, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    const question = { ...times, page, flipped: false };
    return askArchive(this.#session, this.#view().room, question, (result) =>
      readEntry(result, this.#view()),
    );
  }

  /** After an id that it does not know, ejabberd silently gives the first page: see that there is something before. */
  async #checkContinuation(after: ArchiveId, { first, index }: ResultSet): Promise<void> {
    if (first === undefined || (index !== undefined && index > 0)) return;
    const { set } = await this.#ask({ before: first, max: 1 });
    if (set.last !== after) throw unknownMessage();
  }

  /** Another page in place of the one before an unknown id is seen by its messages, where there are any. */
  async #checkFollowed(last: ArchiveId, before: ArchiveId): Promise<void> {
    const { set } = await this.#ask({ after: last, max: 1 });
    if (set.first !== before) throw unknownMessage();
  }
}

/** What is kept of a result. */
interface Entry {
  readonly id: ArchiveId;
  /** Absent where it says nothing. */
  readonly message?: Message;
  readonly removed: readonly ArchiveId[];
}

function readEntry(result: ArchiveResult, view: RoomView): Entry {
  const { id, forwarded } = result;
  const stamp = readInstant(forwarded.stamp);
  const message =
    stamp === undefined ? undefined : readArchivedMessage(forwarded.stanza, view, { id, stamp });
  return { id, removed: removedBy(result, view.room), ...(message && { message }) };
}

/** What an entry says to be no longer there: itself, or, as the room's own word, another. */
function removedBy({ id, forwarded: { stanza } }: ArchiveResult, room: RoomAddress): readonly ArchiveId[] {
  if (isTombstone(stanza)) return [id];
  const named = stanza.attrs.from === room ? readModeration(stanza) : undefined;
  return named === undefined ? [] : [named];
}

function unknownMessage(): FaultError {
  return new FaultError('NoSuchNode', "The room's archive no longer knows this message.");
}
