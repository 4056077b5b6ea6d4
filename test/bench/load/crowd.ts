import { LoadClient } from './client.ts';

/** What a crowd can be told to do, and what it answers; plain JSON, between the bench and the load process. */
export interface CrowdTasks {
  gather: {
    ask: { webSocket: string; room: string; names: readonly string[]; password: string | null };
    answer: null;
  };
  /** One person sends `messages`; everybody hears all of them. Deliveries per second. */
  flood: { ask: { messages: number; window: number }; answer: { perSecond: number } };
  /** One person sends at a rate; how long each took to each, in milliseconds. */
  pace: { ask: { perSecond: number; messages: number }; answer: { p50: number; p99: number } };
  /** The newest page of the room's archive, and all pages. */
  newest: { ask: { max: number }; answer: { milliseconds: number } };
  page: { ask: { max: number }; answer: { perSecond: number } };
  scatter: { ask: null; answer: null };
}

export type TaskName = keyof CrowdTasks;

const mark = 'bench ';
const filler =
  'The quick brown fox jumps over the lazy dog while the kingfisher watches from its perch, and waits.';

/** Many people in one room, in one process. */
export class Crowd {
  #people: readonly LoadClient[] = [];
  #room = '';

  /** Without a password: connects to something that only repeats what it gets. */
  async gather({ webSocket, room, names, password }: CrowdTasks['gather']['ask']): Promise<null> {
    this.#room = room;
    const people: LoadClient[] = [];
    for (const some of slices(names, 20)) {
      const enter = (name: string) =>
        password === null
          ? LoadClient.connect(webSocket, name)
          : LoadClient.signIn(webSocket, name, password);
      const batch = await Promise.all(some.map(enter));
      if (password !== null) await Promise.all(batch.map((person) => person.joins(room)));
      people.push(...batch);
    }
    this.#people = people;
    return null;
  }

  flood({ messages, window }: CrowdTasks['flood']['ask']): Promise<{ perSecond: number }> {
    const [sender] = this.#people;
    if (!sender) throw new Error('Nobody is here.');
    const all = messages * this.#people.length;
    let sent = 0;
    let heard = 0;
    return new Promise((resolve) => {
      const start = performance.now();
      const sendNext = (): void => {
        if (sent < messages) sender.send(this.#message(sent++));
      };
      for (const person of this.#people) {
        person.onFrame = (frame) => {
          if (!frame.includes(mark)) return;
          heard += 1;
          if (person === sender) sendNext();
          if (heard === all) resolve({ perSecond: (all / (performance.now() - start)) * 1000 });
        };
      }
      for (let i = 0; i < window; i++) sendNext();
    });
  }

  pace({ perSecond, messages }: CrowdTasks['pace']['ask']): Promise<{ p50: number; p99: number }> {
    const [sender] = this.#people;
    if (!sender) throw new Error('Nobody is here.');
    const sentAt: number[] = [];
    const took: number[] = [];
    return new Promise((resolve) => {
      for (const person of this.#people) {
        person.onFrame = (frame) => {
          const at = frame.indexOf(mark);
          if (at < 0) return;
          const number = Number.parseInt(
            frame.toString('latin1', at + mark.length, at + mark.length + 8),
            10,
          );
          took.push(performance.now() - (sentAt[number] ?? 0));
          if (took.length === messages * this.#people.length) resolve(percentiles(took));
        };
      }
      const timer = setInterval(() => {
        sentAt.push(performance.now());
        sender.send(this.#message(sentAt.length - 1));
        if (sentAt.length === messages) clearInterval(timer);
      }, 1000 / perSecond);
    });
  }

  async newest({ max }: CrowdTasks['newest']['ask']): Promise<{ milliseconds: number }> {
    const start = performance.now();
    await this.#archivePage(max, '');
    return { milliseconds: performance.now() - start };
  }

  async page({ max }: CrowdTasks['page']['ask']): Promise<{ perSecond: number }> {
    const start = performance.now();
    let messages = 0;
    let before: string | undefined = '';
    while (before !== undefined) {
      const page: ArchivePage = await this.#archivePage(max, before);
      messages += page.messages;
      before = page.complete || page.messages === 0 ? undefined : page.first;
    }
    return { perSecond: (messages / (performance.now() - start)) * 1000 };
  }

  async scatter(): Promise<null> {
    for (const person of this.#people) person.close();
    this.#people = [];
    return null;
  }

  async #archivePage(max: number, before: string): Promise<ArchivePage> {
    const [reader] = this.#people;
    if (!reader) throw new Error('Nobody is here.');
    let messages = 0;
    reader.onFrame = (frame) => {
      if (frame.includes('urn:xmpp:forward:0')) messages += 1;
    };
    const set = `<set xmlns="http://jabber.org/protocol/rsm"><max>${max}</max><before>${before}</before></set>`;
    const query = `<query xmlns="urn:xmpp:mam:2">${set}</query>`;
    const fin = await reader.asks(
      `<iq xmlns="jabber:client" type="set" id="page" to="${this.#room}">${query}</iq>`,
      '<fin',
      'type="error"',
    );
    return { messages, complete: /complete=.true/.test(fin), first: /<first[^>]*>([^<]+)</.exec(fin)?.[1] };
  }

  #message(number: number): string {
    const id = `m${number}-${Math.floor(performance.now() * 1000)}`;
    const body = `${mark}${String(number).padStart(8, '0')} ${filler}`;
    return `<message xmlns="jabber:client" type="groupchat" to="${this.#room}" id="${id}"><body>${body}</body></message>`;
  }
}

interface ArchivePage {
  readonly messages: number;
  readonly complete: boolean;
  readonly first: string | undefined;
}

function percentiles(values: number[]): { p50: number; p99: number } {
  values.sort((one, other) => one - other);
  const at = (share: number): number =>
    values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function slices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, index * size + size),
  );
}
