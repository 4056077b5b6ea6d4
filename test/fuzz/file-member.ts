import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type History, openHistory } from '#electron/history/history.ts';
import { createDispatcher, type Dispatcher } from '#electron/outbox/dispatcher.ts';
import { type Outbox, openOutbox } from '#electron/outbox/outbox.ts';
import { completeLines, FileServer, room } from './file-server.ts';

/** One person's history and outbox beside a server in a file, joined as core joins them. */
export class FileMember {
  readonly server: FileServer;
  readonly history: History;
  readonly outbox: Outbox;
  private readonly dispatcher: Dispatcher;
  private readonly acceptedFile: string;

  constructor(folder: string) {
    this.server = new FileServer(folder);
    this.acceptedFile = join(folder, 'accepted');
    this.history = openHistory({ file: join(folder, 'history.sqlite'), names: () => ['Ada'] });
    this.outbox = openOutbox({ file: join(folder, 'outbox.sqlite') });
    this.dispatcher = createDispatcher({
      outbox: this.outbox,
      send: (entry) => this.carry(entry.text, entry.originId),
      isStored: this.history.hasOrigin,
      newId: randomUUID,
      now: Date.now,
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
      onChange: () => {},
    });
  }

  /** Joins, asks the archive for what is missing, and lets the outbox go. */
  enter(): void {
    this.history.joined(room);
    for (;;) {
      const ask = this.history.nextAsk(room, { want: 'current', max: 10 });
      const page = ask === undefined ? undefined : this.server.archive.query(ask);
      if (ask === undefined || page === undefined) break;
      this.history.storePage(room, ask, page);
      for (const { own, originId = '' } of page.messages) if (own) this.dispatcher.stored(originId);
    }
    this.dispatcher.ready(room, { archived: true });
  }

  hear(text: string): void {
    this.history.storeLive([this.server.say(text)]);
  }

  /** What is in the file of the accepted was promised to arrive. */
  write(text: string): void {
    this.dispatcher.send({ room, text, importance: 'Regular' });
    appendFileSync(this.acceptedFile, `${text}\n`);
  }

  accepted(): readonly string[] {
    return completeLines(this.acceptedFile);
  }

  close(): void {
    this.dispatcher.stop();
    this.history.close();
    this.outbox.close();
  }

  private async carry(text: string, originId: string): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.history.storeLive([this.server.say(text, originId)]);
    this.dispatcher.stored(originId);
  }
}
