import { FaultError } from '../model/fault.ts';
import { Emitter } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import type { PubSubItem } from '../stanza/0060-pubsub.ts';
import {
  changePrivateItem,
  type PrivateCodec,
  type PrivateItem,
  readPrivateItem,
  saysTheSame,
} from '../stanza/private-item.ts';
import type { Element } from '../stanza/xml.ts';
import { OwnNode } from './own-node.ts';
import { type PrivateChange, UnseenWrites } from './unseen-writes.ts';

interface PrivateItemsEvents<T> {
  /** Changed here or on another device: all that is understood, anew. */
  changed: ReadonlyMap<string, T>;
}

/**
 * Things of one kind by id, kept on the person's own account for them alone, the same on every device (XEP-0223). A
 * server knows no condition on a write (XEP-0060), so each write names the state that it followed: whoever hears that
 * somebody wrote who had not seen theirs makes their change anew, on top of it. What is not understood stays as it is.
 */
export class PrivateItems<T> {
  readonly #codec: PrivateCodec<T>;
  readonly #session: Session;
  readonly #node: OwnNode;
  readonly #events = new Emitter<PrivateItemsEvents<T>>();
  readonly #undo: readonly (() => void)[];
  readonly #unseen = new Map<string, UnseenWrites<T>>();
  #items: Map<string, PrivateItem<T>> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** @internal */
  constructor(session: Session, codec: PrivateCodec<T>) {
    this.#session = session;
    this.#codec = codec;
    this.#node = new OwnNode(session, codec.node);
    this.#undo = [
      session.on('message', (message) => this.#hear(message)),
      session.on('began', (beginning) => {
        if (beginning === 'renewed') this.#renew();
      }),
    ];
  }

  /** For the endpoint: hears no more of changes. @internal */
  close(): void {
    for (const each of this.#undo) each();
  }

  /** Returns its undo. Heard of after the first `list` or `change`. */
  on(name: 'changed', listener: (items: ReadonlyMap<string, T>) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** All that is understood. Empty also where the server keeps no such things. */
  async list(): Promise<ReadonlyMap<string, T>> {
    return valuesOf(await this.#load());
  }

  /**
   * Makes an item what `change` makes of what it is now; undefined removes it. `change` may be asked again: then, too, it
   * says no more than what was wanted. FaultErrors: MsgNotSupported (the server keeps no such things; a newer program
   * wrote it, or it is damaged), NotConnected, ConnectionLost, TimedOut, …
   */
  change(id: string, change: PrivateChange<T>): Promise<void> {
    return this.#inTurn(() => this.#make(id, change));
  }

  async #make(id: string, ...wanted: readonly PrivateChange<T>[]): Promise<void> {
    const items = await this.#load();
    const now = await this.#now(id);
    const unseen = this.#unseenOf(id);
    if (now) unseen.notice(now);
    const over = unseen.take();
    // Ours may have gone over what another device wrote at the same moment.
    const base = over.by && now && unseen.isOwn(now) ? over.by : now;
    if (base?.state === 'unknown') throw notUnderstood();
    const changes = [...over.changes, ...wanted.map((change) => ({ change, again: 0 }))];
    const value = changes.reduce<T | undefined>((state, { change }) => change(state), base?.value);
    const item = changePrivateItem(this.#codec, base, value, this.#session.surroundings.id());
    if (saysTheSame(now, item)) return;
    const write = { revision: item.revision, after: item.after, changes };
    unseen.add(write);
    await this.#write(id, item).catch((error: unknown) => {
      unseen.withdraw(write, over);
      throw error;
    });
    items.set(id, item);
    this.#tell();
  }

  async #write(id: string, item: PrivateItem<T>): Promise<void> {
    await this.#node.publish(id, item.payload);
    // ejabberd 23.01 tells nobody of a retraction, so that it is said first.
    if (item.state === 'removed') await this.#node.retract(id);
  }

  /** As the server has it: what this device heard last may be behind. */
  async #now(id: string): Promise<PrivateItem<T> | undefined> {
    const items = await this.#node.items([id]);
    return this.#read(items).get(id);
  }

  async #load(): Promise<Map<string, PrivateItem<T>>> {
    this.#items ??= this.#read(await this.#node.items());
    return this.#items;
  }

  #read(items: readonly PubSubItem[]): Map<string, PrivateItem<T>> {
    const read = items.flatMap(({ id, payload }) =>
      id !== undefined && payload ? [[id, readPrivateItem(this.#codec, payload)] as const] : [],
    );
    return new Map(read);
  }

  /** Changes may have passed by unheard. */
  #renew(): void {
    if (!this.#items) return;
    this.#items = undefined;
    this.#unseen.clear();
    void this.#load().then(
      () => this.#tell(),
      () => {},
    );
  }

  #hear(message: Element): void {
    const event = this.#node.heard(message);
    if (!event || !this.#items) return;
    if (event.kind !== 'items') this.#items.clear();
    else {
      for (const [id, item] of this.#read(event.items)) this.#hearItem(id, item);
      for (const id of event.retracted) this.#items.delete(id);
    }
    this.#tell();
  }

  #hearItem(id: string, item: PrivateItem<T>): void {
    this.#items?.set(id, item);
    if (!this.#unseenOf(id).notice(item)) return;
    void this.#inTurn(() => this.#make(id)).catch(() => {});
  }

  #unseenOf(id: string): UnseenWrites<T> {
    const known = this.#unseen.get(id) ?? new UnseenWrites<T>();
    this.#unseen.set(id, known);
    return known;
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => {});
    return done;
  }

  #tell(): void {
    if (this.#items) this.#events.emit('changed', valuesOf(this.#items));
  }
}

function valuesOf<T>(items: ReadonlyMap<string, PrivateItem<T>>): ReadonlyMap<string, T> {
  return new Map([...items].flatMap(([id, { value }]) => (value === undefined ? [] : [[id, value]])));
}

function notUnderstood(): FaultError {
  return new FaultError(
    'MsgNotSupported',
    'A newer Perch wrote this, or it is damaged, so it was left as it is. Update this Perch to change it.',
  );
}
