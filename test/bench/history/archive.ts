import type { ArchiveAsk } from '#electron/history/history.ts';
import type { ArchivePage, Message } from '#electron/model/message.ts';

/** The rooms' archives as a server holds them, of which only the newest part is kept in memory. */
export class Archive {
  readonly #rooms = new Map<string, Message[]>();
  readonly #begun = new Set<string>();

  say(messages: readonly Message[]): void {
    for (const message of messages) {
      const room = this.#rooms.get(message.room);
      if (room) room.push(message);
      else this.#rooms.set(message.room, [message]);
    }
  }

  get rooms(): readonly string[] {
    return [...this.#rooms.keys()];
  }

  answer(room: string, { before, max }: ArchiveAsk): ArchivePage {
    const all = this.#rooms.get(room) ?? [];
    const end = before == null ? all.length : all.findIndex(({ archiveId }) => archiveId === before);
    const messages = all.slice(Math.max(0, end - max), end);
    const [first, last] = [messages[0]?.archiveId, messages.at(-1)?.archiveId];
    const complete = end <= max && !this.#begun.has(room);
    return { messages, complete, ...(first && { first }), ...(last && { last }) };
  }

  /** Everybody has everything: only where the next page meets it is remembered. */
  forget(overlap: number): void {
    for (const [room, messages] of this.#rooms) {
      this.#begun.add(room);
      this.#rooms.set(room, messages.slice(-overlap));
    }
  }
}
