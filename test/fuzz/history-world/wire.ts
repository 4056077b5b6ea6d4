import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId, RoomAddress } from '#electron/model/ids.ts';
import type { ArchivePage, ArchiveQuery, Message } from '#electron/model/message.ts';
import type { ModelArchive } from '../model-archive.ts';

/** What the server has sent to a device. */
type Parcel =
  | { readonly live: Message }
  | { readonly marker: ArchiveId; readonly room: RoomAddress }
  | { readonly removed: ArchiveId; readonly room: RoomAddress }
  | { readonly answer: (lost?: FaultError) => void };

interface Receiver {
  readonly live: (message: Message) => void;
  readonly marker: (room: RoomAddress, id: ArchiveId) => void;
  readonly removed: (room: RoomAddress, id: ArchiveId) => void;
}

/** The connection of a device, on which what was sent waits until it arrives. */
export class Wire {
  private parcels: Parcel[] = [];
  private last: Message | undefined;
  private readonly receiver: Receiver;

  constructor(receiver: Receiver) {
    this.receiver = receiver;
  }

  get length(): number {
    return this.parcels.length;
  }

  live(message: Message): void {
    this.parcels.push({ live: message });
  }

  marker(room: RoomAddress, marker: ArchiveId): void {
    this.parcels.push({ room, marker });
  }

  removed(room: RoomAddress, removed: ArchiveId): void {
    this.parcels.push({ room, removed });
  }

  /** Answered by what the archive holds now, when that arrives. */
  ask(archive: ModelArchive, query: ArchiveQuery): Promise<ArchivePage> {
    const page = answerOf(archive, query);
    return new Promise((resolve, reject) => {
      this.parcels.push({
        answer: (lost) => {
          if (lost ?? !page) reject(lost ?? new FaultError('NoSuchNode', 'The archive does not know this.'));
          else resolve(page);
        },
      });
    });
  }

  deliver(count: number): void {
    for (const parcel of this.parcels.splice(0, count)) this.arrive(parcel);
  }

  /** What arrived last comes once more. */
  repeat(): void {
    if (this.last) this.receiver.live(this.last);
  }

  /** The next answer of an archive comes after everything else. */
  delay(): void {
    const index = this.parcels.findIndex((parcel) => 'answer' in parcel);
    if (index >= 0) this.parcels.push(...this.parcels.splice(index, 1));
  }

  /** Answers that are under way arrive, and nothing else does any more. */
  deliverAnswers(): void {
    for (const parcel of this.parcels) if ('answer' in parcel) parcel.answer();
    this.parcels = this.parcels.filter((parcel) => !('answer' in parcel));
  }

  cut(): void {
    const lost = new FaultError('ConnectionLost', 'Lost.');
    for (const parcel of this.parcels.splice(0)) if ('answer' in parcel) parcel.answer(lost);
  }

  /** What was said in a room does not arrive any more. */
  leave(room: RoomAddress): void {
    this.parcels = this.parcels.filter((parcel) => !('live' in parcel && parcel.live.room === room));
  }

  /** Nor once more: the server sends again what it sent, but nothing from before the room was entered anew. */
  forget(room: RoomAddress): void {
    if (this.last?.room === room) this.last = undefined;
  }

  private arrive(parcel: Parcel): void {
    if ('answer' in parcel) parcel.answer();
    else if ('marker' in parcel) this.receiver.marker(parcel.room, parcel.marker);
    else if ('removed' in parcel) this.receiver.removed(parcel.room, parcel.removed);
    else {
      this.last = parcel.live;
      this.receiver.live(parcel.live);
    }
  }
}

/** As the chat API gives it: what is told to follow an id is seen to do so, and what tells no time to come before it. */
function answerOf(archive: ModelArchive, query: ArchiveQuery): ArchivePage | undefined {
  const page = archive.query(query);
  if (query.before && page?.last !== undefined && page.messages.length === 0) {
    return archive.query({ after: page.last, max: 1 })?.first === query.before ? page : undefined;
  }
  if (query.after === undefined || page?.first === undefined) return page;
  const before = archive.query({ before: page.first, max: 1 });
  return before?.last === query.after ? page : undefined;
}
