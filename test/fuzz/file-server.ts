import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '#electron/model/message.ts';
import { ModelArchive } from './model-archive.ts';

export const room = 'desk@rooms.localhost';

/** A room whose archive is a file: it outlives any process that is killed, and answers a repeat with the first. */
export class FileServer {
  readonly archive = new ModelArchive(room, 'refuse');
  private readonly file: string;
  private readonly byOrigin = new Map<string, Message>();

  constructor(folder: string) {
    this.file = join(folder, 'server.jsonl');
    for (const line of completeLines(this.file)) this.keep(JSON.parse(line));
  }

  texts(own: boolean): readonly string[] {
    return this.archive.entries.flatMap(({ message }) => (message?.own === own ? [message.text] : []));
  }

  /** Stores what is said, and answers its echo. */
  say(text: string, originId?: string): Message {
    const known = this.byOrigin.get(originId ?? '');
    if (known !== undefined) return known;
    const number = this.archive.entries.length;
    const message = {
      room,
      archiveId: `a${number}`,
      author: { id: originId === undefined ? 'ben@localhost' : 'ada@localhost', name: 'Somebody' },
      own: originId !== undefined,
      sentAt: 1_700_000_000_000 + number,
      text,
      importance: 'Regular' as const,
      ...(originId === undefined ? {} : { originId }),
    };
    appendFileSync(this.file, `${JSON.stringify(message)}\n`);
    this.keep(message);
    return message;
  }

  private keep(message: Message): void {
    this.archive.add({ id: message.archiveId ?? '', message });
    if (message.originId !== undefined) this.byOrigin.set(message.originId, message);
  }
}

/** A line that was being written when its process died does not count. */
export function completeLines(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
}
