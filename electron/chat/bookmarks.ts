import type { RoomAddress } from '../model/ids.ts';
import { inTurn } from '../model/in-turn.ts';
import type { Session } from '../session/session.ts';
import type { PubSubEvent, PubSubItem } from '../stanza/0060-pubsub.ts';
import { type Bookmark, readBookmark, writeBookmark } from '../stanza/0402-bookmarks.ts';
import { bareJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import type { Element } from '../stanza/xml.ts';
import { OwnNode } from './own-node.ts';

/** Other programs may write the address otherwise: to publish under another id would make a second bookmark. */
interface Kept extends Bookmark {
  readonly id: string;
}

type BookmarkMap = ReadonlyMap<RoomAddress, Bookmark>;

/** The bookmarks of the account (XEP-0402): asked for once, and kept up by what the server tells. */
export class Bookmarks {
  readonly #node: OwnNode;
  readonly #onChange: (all: BookmarkMap) => void;
  readonly #undo: readonly (() => void)[];
  /** Of one bookmark there is one version: two changes of it are made one after the other. */
  readonly #turns = new Map<RoomAddress, ReturnType<typeof inTurn>>();
  #all: Map<RoomAddress, Kept> | undefined;
  #loading: Promise<Map<RoomAddress, Kept>> | undefined;
  /** What was told while they were on their way. */
  #early: PubSubEvent[] = [];

  constructor(session: Session, onChange: (all: BookmarkMap) => void) {
    this.#node = new OwnNode(session, NS.bookmarks);
    this.#onChange = onChange;
    this.#undo = [
      session.on('message', (message) => this.#hear(message)),
      session.on('began', (beginning) => {
        if (beginning === 'renewed') this.#renew();
      }),
    ];
  }

  /** Hears no more of changes. */
  close(): void {
    for (const each of this.#undo) each();
  }

  all(): Promise<BookmarkMap> {
    return this.#load();
  }

  change(room: RoomAddress, change: (known: Bookmark | undefined) => Bookmark): Promise<void> {
    return this.#inTurn(room, async () => {
      const all = await this.#load();
      const known = all.get(room);
      const id = known?.id ?? room;
      const bookmark = { ...change(known), id };
      await this.#node.publish(id, writeBookmark(bookmark));
      all.set(room, bookmark);
      this.#onChange(all);
    });
  }

  remove(room: RoomAddress): Promise<void> {
    return this.#inTurn(room, async () => {
      const all = await this.#load();
      const known = all.get(room);
      if (!known) return;
      // Not every server tells of a retraction (ejabberd 23.01 does not): all devices hear of this one.
      await this.#node.publish(known.id, writeBookmark({ ...known, autojoin: false }));
      await this.#node.retract(known.id);
      all.delete(room);
      this.#onChange(all);
    });
  }

  #inTurn(room: RoomAddress, task: () => Promise<void>): Promise<void> {
    const turn = this.#turns.get(room) ?? inTurn();
    this.#turns.set(room, turn);
    return turn(task);
  }

  async #load(): Promise<Map<RoomAddress, Kept>> {
    if (this.#all) return this.#all;
    const loading = this.#loading ?? this.#ask();
    this.#loading = loading;
    try {
      return await loading;
    } finally {
      if (this.#loading === loading) this.#loading = undefined;
    }
  }

  async #ask(): Promise<Map<RoomAddress, Kept>> {
    this.#early = [];
    const items = await this.#node.items();
    const all = new Map(items.flatMap(readItem));
    for (const event of this.#early) apply(event, all);
    this.#all = all;
    return all;
  }

  /** Changes may have passed by unseen. */
  #renew(): void {
    const wasKnown = this.#all !== undefined;
    this.#all = undefined;
    this.#loading = undefined;
    if (!wasKnown) return;
    // What fails is asked again by whoever asks next.
    this.#load().then(this.#onChange, () => undefined);
  }

  #hear(message: Element): void {
    const event = this.#node.heard(message);
    if (!event) return;
    if (this.#loading) this.#early.push(event);
    if (!this.#all) return;
    apply(event, this.#all);
    this.#onChange(this.#all);
  }
}

function apply(event: PubSubEvent, all: Map<RoomAddress, Kept>): void {
  if (event.kind !== 'items') {
    all.clear();
    return;
  }
  for (const item of event.items) for (const [room, bookmark] of readItem(item)) all.set(room, bookmark);
  for (const [room, { id }] of all) if (event.retracted.includes(id)) all.delete(room);
}

function readItem({ id = '', payload }: PubSubItem): readonly (readonly [RoomAddress, Kept])[] {
  const room = id.includes('/') ? undefined : bareJid(id);
  const bookmark = room?.includes('@') && payload && readBookmark(room, payload);
  return room && bookmark ? [[room, { ...bookmark, id }]] : [];
}
