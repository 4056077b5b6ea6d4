import type { OutboxEntry } from '#electron/model/draft.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { DispatcherOptions } from '#electron/outbox/dispatcher.ts';

interface Sending {
  readonly entry: OutboxEntry;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A room, its archive, the history that stores what it echoes, and the clock: all in the test's hand. */
export class FakeRoom {
  readonly sent: string[] = [];
  readonly archive: string[] = [];
  readonly uncertain: string[] = [];
  readonly changes: (readonly string[])[] = [];
  readonly timers: number[] = [];
  storesEchoes = true;
  onStored: (originId: string) => void = () => {};
  private readonly origins = new Map<string, Set<string>>();
  private readonly taken = new Map<string, string>();
  private readonly history = new Set<string>();
  private underWay: Sending[] = [];
  private acts: (() => void)[] = [];
  private ids = 0;

  forDispatcher(): Omit<DispatcherOptions, 'outbox' | 'window'> {
    return {
      send: (entry) => this.take(entry),
      isStored: (_, originId) => this.history.has(originId),
      newId: () => {
        this.ids += 1;
        return `o${this.ids}`;
      },
      now: () => 1_700_000_000_000 + this.ids,
      after: (milliseconds, act) => {
        this.timers.push(milliseconds);
        this.acts.push(act);
        return () => {
          this.acts = this.acts.filter((each) => each !== act);
        };
      },
      onChange: (_, entries) => this.changes.push(entries.map(({ text }) => text)),
      onUncertain: (room) => this.uncertain.push(room),
    };
  }

  /** Everything that runs later runs now. */
  passTime(): void {
    for (const act of this.acts.splice(0)) act();
  }

  /** The oldest message under way is taken and echoed. */
  async answer(): Promise<void> {
    const sending = this.underWay.shift();
    if (sending === undefined) return;
    this.arrive(sending.entry);
    if (this.storesEchoes) this.store(sending.entry.text);
    sending.resolve();
    await settled();
  }

  async answerAll(): Promise<void> {
    while (this.underWay.length > 0) await this.answer();
  }

  async refuse(error: FaultError): Promise<void> {
    this.underWay.shift()?.reject(error);
    await settled();
  }

  /** The connection breaks; what was under way is answered by nobody. */
  async lose(count: number): Promise<void> {
    for (const { reject } of this.underWay.splice(0, count)) {
      reject(new FaultError('ConnectionLost', 'The connection was lost.'));
    }
    await settled();
  }

  cut(): void {
    this.underWay = [];
  }

  arriveUnnoticed(text: string): void {
    const sending = this.underWay.find(({ entry }) => entry.text === text);
    if (sending !== undefined) this.arrive(sending.entry);
  }

  /** The history learns what the archive holds. */
  catchUp(): void {
    for (const text of this.archive) this.storeQuietly(text);
  }

  store(text: string): void {
    this.storeQuietly(text);
    this.onStored(this.taken.get(text) ?? '');
  }

  storeQuietly(text: string): void {
    const originId = this.taken.get(text);
    if (originId !== undefined) this.history.add(originId);
  }

  originIdsOf(text: string): readonly string[] {
    return [...(this.origins.get(text) ?? [])];
  }

  private take(entry: OutboxEntry): Promise<void> {
    this.sent.push(entry.text);
    this.origins.set(entry.text, (this.origins.get(entry.text) ?? new Set()).add(entry.originId));
    return new Promise((resolve, reject) => this.underWay.push({ entry, resolve, reject }));
  }

  private arrive({ text, originId }: OutboxEntry): void {
    this.taken.set(text, originId);
    this.archive.push(text);
  }
}

/** The promises that the dispatcher waits for have run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
}
