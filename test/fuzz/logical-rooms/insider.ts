import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventName, RoomEntry, Snapshot } from '#electron/bridge/contract.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { Audience } from '#electron/model/logical-room.ts';
import { packageFiles, writeFolder } from '#test/support/add-in-package.ts';
import { password } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { type NetworkProxy, startProxy } from '#test/support/proxy.ts';
import { Desk, type OwnServer } from '#test/unit/core/desk.ts';

/** So often nothing happens for as long as a test usually waits: a machine may have much else to do. */
const mostSilences = 8;

const rights = ['room.read', 'messages.read', 'history.read'] as const;

export interface Pair {
  readonly publicRoom: string;
  readonly privateRoom: string;
}

/**
 * Somebody at Perch without its window, everything that reaches them overheard: off the wire, towards the window, and
 * what their system shows. They write as the window lets them: to the audience that is shown.
 */
export class Insider {
  readonly address: string;
  readonly #folder: TemporaryFolder = temporaryFolder('insider');
  readonly #proxy: NetworkProxy;
  readonly #pair: Pair;
  #desk: Desk | undefined;
  #addIn: string | undefined;
  readonly #heard: string[];
  #told: string[] = [];
  #shown: Audience = 'public';

  private constructor(address: string, proxy: NetworkProxy, pair: Pair, heard: string[]) {
    this.address = address;
    this.#proxy = proxy;
    this.#pair = pair;
    this.#heard = heard;
  }

  static async comes(server: OwnServer, address: string, pair: Pair): Promise<Insider> {
    const heard: string[] = [];
    const proxy = await startProxy(server.chat.webSocket, (bytes) => heard.push(bytes.toString('latin1')));
    const insider = new Insider(address, proxy, pair, heard);
    await insider.#opens();
    const webSocket = proxy.through(server.chat.webSocket);
    await insider.desk.ask('account.signIn', { address, password, webSocket });
    return insider;
  }

  get desk(): Desk {
    if (!this.#desk) throw new Error('Perch is not open.');
    return this.#desk;
  }

  get shown(): Audience {
    return this.#shown;
  }

  /** Everything that has reached them since the last time. */
  overheard(): string {
    const shown = this.desk.notified.splice(0).map((one) => JSON.stringify(one));
    return [...this.#heard.splice(0), ...shown].join('\n');
  }

  /** What the add-in beside the public room was told since the last time. */
  toldInPublic(): string {
    return this.#told.splice(0).join('\n');
  }

  /** Resolves once that add-in was told of it. */
  async isToldInPublic(word: string): Promise<void> {
    await this.#until('addIns.told', () => this.#told.some((text) => text.includes(word)));
  }

  /** And wants to be told of whatever is said there. */
  async follows(room: string): Promise<void> {
    await this.desk.ask('rooms.follow', { room }).catch(unlessRefused);
    await this.desk.ask('rooms.setLevel', { room, level: 'all' }).catch(unlessRefused);
  }

  /** An add-in beside the public room that reads all it may. */
  async installs(): Promise<void> {
    const room = this.#pair.publicRoom;
    const path = join(this.#folder.path, 'cards');
    const required = rights.map((right) => ({ right, purpose: 'To be tried.' }));
    writeFolder(path, packageFiles({ rights: { required, optional: [] } }));
    const { token } = await this.desk.ask('addIns.inspect', { from: { kind: 'folder', path } });
    this.#addIn = (await this.desk.ask('addIns.install', { token })).addIn;
    await this.desk.ask('addIns.open', { room, addIn: this.#addIn });
    await this.desk.ask('addIns.grant', { addIn: this.#addIn, room, scope: 'room', rights, hosts: [] });
  }

  /** What that add-in finds where it looks for something. */
  async findsByAddIn(text: string): Promise<string> {
    const [room, addIn] = [this.#pair.publicRoom, this.#addIn];
    if (addIn === undefined) return '';
    const calls = [
      { name: 'history.search', body: { text, limit: 100 } },
      { name: 'history.page', body: { limit: 100 } },
      { name: 'room.read', body: {} },
    ] as const;
    const found = await Promise.all(
      calls.map((call) => this.desk.ask('addIns.call', { addIn, room, ...call }).catch(unlessRefused)),
    );
    return JSON.stringify(found);
  }

  /** The other audience is shown, where there is one. Whoever is no insider any more sees one room again. */
  async switches(): Promise<void> {
    const isLinked = await this.#isLinked();
    this.#shown = isLinked && this.#shown === 'public' ? 'private' : 'public';
  }

  /** Into the field that is shown. */
  async writes(textFor: (audience: Audience) => string): Promise<void> {
    await this.#look();
    const draft = { room: this.#room(), text: textFor(this.#shown), importance: 'Regular' } as const;
    await this.desk.ask('drafts.save', draft).catch(unlessRefused);
  }

  /** To the audience that is shown at that moment, whatever becomes of it meanwhile. */
  async posts(textFor: (audience: Audience) => string): Promise<void> {
    await this.#look();
    const draft = { room: this.#room(), text: textFor(this.#shown), importance: 'Regular' } as const;
    await this.desk.ask('outbox.send', draft).catch(unlessRefused);
  }

  cut(): void {
    this.#proxy.cut();
  }

  async restarts(): Promise<void> {
    await this.desk.close();
    await this.#opens();
    this.desk.app.connect();
  }

  /** Resolves once they are connected and nothing they asked before is on its way. */
  async isOnline(): Promise<void> {
    await this.#until('connection.changed', async () => {
      const { state } = (await this.snapshot()).connection;
      if (state === 'waiting') await this.desk.ask('connection.retry', {}).catch(unlessRefused);
      return state === 'online';
    });
    const lobby = `lobby@${this.#pair.publicRoom.split('@')[1]}`;
    await this.desk.ask('rooms.card', { room: lobby }).catch(() => undefined);
  }

  /** Resolves once this is in their history. */
  async hears(room: string, text: string): Promise<void> {
    await this.#until('messages.stored', async () => {
      const texts = await this.desk.texts(room).catch(unlessRefused);
      return texts?.includes(text) ?? false;
    });
  }

  /** Resolves once the room is not shown any more. */
  async isWithout(room: string): Promise<void> {
    await this.#until('rooms.changed', async () => (await this.entry(room)) === undefined);
  }

  snapshot(): Promise<Snapshot> {
    return this.desk.ask('app.snapshot', {});
  }

  async entry(room: string): Promise<RoomEntry | undefined> {
    return (await this.snapshot()).rooms.find(({ address }) => address === room);
  }

  /** Everything that Perch would tell them now, and where something is looked for. */
  async sees(word: string): Promise<string> {
    const { publicRoom, privateRoom } = this.#pair;
    const asked = await Promise.all([
      this.snapshot(),
      this.desk.ask('messages.search', { search: { text: word, order: 'time' }, limit: 100 }),
      ...[{ room: publicRoom }, { room: privateRoom }, { room: publicRoom, beside: privateRoom }].map(
        (where) =>
          this.desk
            .ask('messages.page', { ...where, from: { at: 'newest' }, limit: 200 })
            .catch((error: unknown) => String(error)),
      ),
    ]);
    return JSON.stringify(asked);
  }

  /** What is written and not sent, to either audience. */
  async unsent(): Promise<readonly [toAll: string, among: string]> {
    const { drafts, outbox } = await this.snapshot();
    const of = (wanted: string): string =>
      [...drafts, ...outbox].flatMap(({ room, text }) => (room === wanted ? [text] : [])).join('\n');
    return [of(this.#pair.publicRoom), of(this.#pair.privateRoom)];
  }

  /** Everything that can be written out; nothing where they are in no room that has something. */
  async exports(): Promise<string> {
    const over = this.desk.next('transfer.changed', ({ transfer }) => transfer?.state === 'done');
    over.catch(() => undefined);
    const isThere = await this.desk.ask('transfer.export', { format: 'jsonl' }).then(
      () => true,
      (error: unknown) => unlessRefused(error) ?? false,
    );
    if (!isThere) return '';
    const link = (await over).transfer?.link ?? '';
    return readFileSync(this.desk.files.find(link.split('/').at(-1) ?? '')?.path ?? '', 'utf8');
  }

  /** The bytes of all that lies on their disk; Perch has to be closed, so that nothing waits to be written. */
  onDisk(): string {
    const files = readdirSync(join(this.#folder.path, 'accounts'), { recursive: true, withFileTypes: true });
    return files
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'))
      .join('\n');
  }

  async closes(): Promise<void> {
    await this.desk.close();
  }

  async leaves(): Promise<void> {
    await this.#proxy.stop();
    this.#folder.remove();
  }

  async #opens(): Promise<void> {
    this.#desk = await Desk.open(this.#folder.path, { notifies: true });
    this.#desk.overhear = (frame) => {
      const text = JSON.stringify(frame);
      this.#heard.push(text);
      const isTold = frame.kind === 'event' && frame.name === 'addIns.told';
      if (isTold && text.includes(`"room":"${this.#pair.publicRoom}"`)) this.#told.push(text);
    };
  }

  async #until(name: EventName, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let silences = 0; silences < mostSilences; ) {
      const happens = this.desk.next(name).then(
        () => 0,
        () => 1,
      );
      if (await isSo()) return;
      silences += await happens;
    }
    throw new Error(`${this.address} waited for ${name} in vain. ${this.desk.log.join(' | ')}`);
  }

  async #isLinked(): Promise<boolean> {
    const entry = await this.entry(this.#pair.privateRoom);
    return entry?.companion === this.#pair.publicRoom;
  }

  async #look(): Promise<void> {
    if (!(await this.#isLinked())) this.#shown = 'public';
  }

  #room(): string {
    return this.#shown === 'private' ? this.#pair.privateRoom : this.#pair.publicRoom;
  }
}

/** Whoever has lost a room is told so. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof FaultError)) throw error;
  return undefined;
}
