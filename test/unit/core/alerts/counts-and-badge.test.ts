import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isCounted } from '#electron/core/alerts/alerting.ts';
import { createRoomList } from '#electron/core/followed/room-list.ts';
import { setMark } from '#electron/core/followed/unread-marks.ts';
import { createInbound } from '#electron/core/messages/inbound.ts';
import type { RoomFacts } from '#electron/history/history.ts';
import { type AlertLevel, alertLevels, firstAlertChoices } from '#electron/model/alert.ts';
import { type AlertRule, alertActions } from '#electron/model/alert-rule.ts';
import type { Message } from '#electron/model/message.ts';
import { seed, soak } from '#test/support/random.ts';
import { openShelf } from '#test/support/shelf.ts';
import { unhindered } from '#test/support/storing.ts';
import { message, page } from '#test/unit/history/messages.ts';

const rooms = ['desk@rooms.localhost', 'lobby@rooms.localhost', 'ops@rooms.localhost'] as const;
const categories = ['Trading', 'Trading', 'Operations'] as const;

const facts = (room: number): RoomFacts => ({
  ...{ address: addressOf(room), name: `Room ${room}`, description: '', privacy: 'Open', behavior: 'Normal' },
  ...{ archived: true, category: categories[room] ?? '', followed: true, canChat: true },
});

const addressOf = (room: number): string => rooms[room] ?? rooms[0];

/** What the rooms keep: what was said in each, oldest first, the same for both devices. */
class Archives {
  readonly #said = rooms.map((): Message[] => []);

  say(room: number, own: boolean, mention: boolean): Message {
    const number = this.of(room).length + 1;
    const text = mention ? `Ada, what of ${number}?` : `message ${number}`;
    const said = message(number, { room: addressOf(room), own, text });
    this.#said[room]?.push(said);
    return said;
  }

  of(room: number): readonly Message[] {
    return this.#said[room] ?? [];
  }

  /** The page before an id, or the newest. */
  before(room: number, id: string | null | undefined, max: number): readonly Message[] {
    const said = this.of(room);
    const end = id == null ? said.length : said.findIndex(({ archiveId }) => archiveId === id);
    return said.slice(Math.max(0, end - max), end);
  }
}

/** What a device has to come to, told without any of its tables. */
interface Expected {
  readonly known: Set<string>;
  readUpTo: number;
  /** Read elsewhere, and not here yet. */
  waiting: number;
  listed: boolean;
  level: AlertLevel | undefined;
}

/** One device of Ada: the real history, street and list, beside the model of them. */
class Device {
  readonly shelf = openShelf();
  readonly model: readonly Expected[] = rooms.map(() => ({
    ...{ known: new Set<string>(), readUpTo: 0, waiting: 0, listed: true, level: undefined },
  }));
  readonly #archives: Archives;
  readonly list;
  readonly #inbound;
  rules: readonly AlertRule[] = [];
  online = true;
  badge = 0;

  constructor(archives: Archives) {
    this.#archives = archives;
    const { history } = this.shelf;
    this.list = createRoomList({
      history,
      tell: () => undefined,
      onUnread: (unread) => {
        this.badge = unread;
      },
      onGone: () => undefined,
      isHidden: () => false,
      isCounted: (room) => isCounted({ ...firstAlertChoices, rules: this.rules }, room),
    });
    this.#inbound = createInbound({
      history,
      storing: unhindered(),
      tell: () => undefined,
      onCounted: (room) => this.list.counted(room),
      onOwn: () => undefined,
      alert: () => undefined,
      onStorageFailed: (_, error) => expect.unreachable(String(error)),
    });
    rooms.forEach((address, room) => {
      this.list.save(facts(room));
      history.joined(address);
    });
  }

  hears(room: number, said: Message): void {
    if (!this.online || !this.model[room]?.listed) return;
    this.#inbound.live(said);
    this.#inbound.flush();
    this.#knows(room, [said]);
  }

  leavesNetwork(): void {
    this.online = false;
    this.shelf.history.interrupted();
  }

  /** All that was missed above the read marker, page by page. */
  returns(): void {
    this.online = true;
    const { history } = this.shelf;
    rooms.forEach((address, room) => {
      if (!this.model[room]?.listed) return;
      history.joined(address);
      for (let ask = history.nextAsk(address, wish); ask; ask = history.nextAsk(address, wish)) {
        const said = this.#archives.before(room, ask.before, ask.max);
        const complete = said[0] === undefined || said[0].archiveId === 'a1';
        const answer = page(said, complete);
        this.#inbound.archived(address, said, history.storePage(address, ask, answer));
        this.#knows(room, said);
      }
    });
  }

  /** Answers up to which message was read; undefined where there is none. */
  reads(room: number, share: number): number | undefined {
    const state = this.model[room];
    const numbers = [...(state?.known ?? [])].map((id) => Number(id.slice(1))).sort((a, b) => a - b);
    const number = numbers[Math.floor(share * numbers.length)];
    if (!state?.listed || number === undefined) return undefined;
    const key = this.shelf.history.find(addressOf(room), `a${number}`)?.key ?? 0;
    this.shelf.history.markRead(addressOf(room), key);
    this.list.counted(addressOf(room));
    state.readUpTo = Math.max(state.readUpTo, number);
    return number;
  }

  hearsRead(room: number, number: number): void {
    const state = this.model[room];
    if (!this.online || !state?.listed) return;
    this.shelf.history.markReadAt(addressOf(room), `a${number}`);
    this.list.counted(addressOf(room));
    state.waiting = Math.max(state.waiting, number);
    this.#settle(state);
  }

  setLevel(room: number, level: AlertLevel | undefined): void {
    const state = this.model[room];
    const known = this.list.known(addressOf(room));
    if (!known || !state?.listed) return;
    const { level: _, ...rest } = known;
    this.list.save({ ...rest, ...(level && { level }) });
    state.level = level;
  }

  marks(room: number, marked: boolean): void {
    setMark(this.list, addressOf(room), marked);
  }

  chooses(rules: readonly AlertRule[]): void {
    this.rules = rules;
    this.list.recount();
  }

  goesFrom(room: number, how: 'leave' | 'remove'): void {
    const state = this.model[room];
    if (!state?.listed) return;
    state.listed = false;
    const address = addressOf(room);
    if (how === 'leave') this.shelf.history.unlistRoom(address);
    this.list.remove(address);
    if (how === 'remove') this.shelf.history.deleteRoom(address);
  }

  close(): void {
    this.shelf.history.close();
    this.shelf.folder.remove();
  }

  #knows(room: number, said: readonly Message[]): void {
    const state = this.model[room];
    for (const { archiveId = '' } of said) state?.known.add(archiveId);
    if (state) this.#settle(state);
  }

  #settle(state: Expected): void {
    if (state.known.has(`a${state.waiting}`)) state.readUpTo = Math.max(state.readUpTo, state.waiting);
  }
}

const wish = { want: 'current', max: 3 } as const;

function countsOf({ known, readUpTo }: Expected, said: readonly Message[]) {
  const unread = said.filter(
    ({ archiveId = '', own }, index) => known.has(archiveId) && index + 1 > readUpTo && !own,
  );
  return { unread: unread.length, mentions: unread.filter(({ text }) => text.startsWith('Ada')).length };
}

/** Whether anything of a room is wanted: muted, it is not; else by its rule, its own word, its category's rule, that for all. */
function isWanted(room: number, level: AlertLevel | undefined, rules: readonly AlertRule[]): boolean {
  if (level === 'nothing') return false;
  const whole = rules.filter(({ match, hours }) => match.kind === 'everything' && hours === null);
  const about = [
    whole.filter(({ scope }) => scope.kind === 'room' && scope.room === addressOf(room)),
    ...(level === undefined
      ? [
          whole.filter(({ scope }) => scope.kind === 'category' && scope.category === categories[room]),
          whole.filter(({ scope }) => scope.kind === 'all'),
        ]
      : []),
  ].find((rulesOfOne) => rulesOfOne.length > 0);
  return !about?.some(({ action }) => action === 'nothing');
}

const roomNumber = fc.nat(rooms.length - 1);
const device = fc.nat(1);
const rule: fc.Arbitrary<AlertRule> = fc.record({
  id: fc.uuid(),
  name: fc.constant(''),
  scope: fc.oneof(
    fc.constant({ kind: 'all' } as const),
    fc.record({ kind: fc.constant('category' as const), category: fc.constantFrom(...categories) }),
    fc.record({ kind: fc.constant('room' as const), room: fc.constantFrom(...rooms) }),
    fc.constant({ kind: 'person', person: 'ben@localhost' } as const),
  ),
  match: fc.constantFrom({ kind: 'everything' } as const, { kind: 'mention' } as const),
  action: fc.constantFrom(...alertActions),
  hours: fc.constantFrom(null, { days: [1], from: 0, to: 60 }),
});

const steps = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      room: roomNumber,
      own: fc.boolean(),
      mention: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      device,
      room: roomNumber,
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('go offline' as const, 'come back' as const), device }),
  },
  fc.record({ do: fc.constant('mark' as const), device, room: roomNumber, marked: fc.boolean() }),
  fc.record({
    do: fc.constant('level' as const),
    room: roomNumber,
    level: fc.constantFrom(undefined, ...alertLevels),
  }),
  fc.record({ do: fc.constant('rules' as const), rules: fc.array(rule, { maxLength: 4 }) }),
  fc.record({ do: fc.constantFrom('leave' as const, 'remove' as const), room: roomNumber }),
);
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function take(step: Step, archives: Archives, devices: readonly Device[]): void {
  const [laptop, phone] = devices;
  switch (step.do) {
    case 'say': {
      const said = archives.say(step.room, step.own, step.mention);
      for (const each of devices) each.hears(step.room, said);
      break;
    }
    case 'read': {
      const [here, there] = step.device === 0 ? [laptop, phone] : [phone, laptop];
      const number = here?.online ? here.reads(step.room, step.share) : undefined;
      if (number !== undefined) there?.hearsRead(step.room, number);
      break;
    }
    case 'go offline':
      devices[step.device]?.leavesNetwork();
      break;
    case 'come back':
      devices[step.device]?.returns();
      break;
    case 'mark':
      devices[step.device]?.marks(step.room, step.marked);
      break;
    case 'level':
      for (const each of devices) each.setLevel(step.room, step.level);
      break;
    case 'rules':
      for (const each of devices) each.chooses(step.rules);
      break;
    case 'leave':
    case 'remove':
      for (const each of devices) each.goesFrom(step.room, step.do);
      break;
  }
}

test('the counts of every room and the badge are those of a model, on both devices, whatever happens', {
  timeout: soak ? 600_000 : 60_000,
}, async () => {
  vi.useFakeTimers();
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40, size: 'max' }), async (all) => {
      const archives = new Archives();
      const devices = [new Device(archives), new Device(archives)];
      try {
        // Somebody has read each room once: of a room that was never read all is read.
        rooms.forEach((_, room) => {
          take({ do: 'say', room, own: false, mention: false }, archives, devices);
          for (const each of devices) each.reads(room, 0);
        });
        for (const step of all) {
          take(step, archives, devices);
          await vi.advanceTimersByTimeAsync(20);
          for (const each of devices) {
            const listed = each.model
              .map((state, room) => ({ state, room }))
              .filter(({ state }) => state.listed);
            for (const { state, room } of listed) {
              const { unread, mentions } = each.list.get(addressOf(room)) ?? {};
              expect({ step, room, unread, mentions }).toEqual({
                step,
                room,
                ...countsOf(state, archives.of(room)),
              });
            }
            const wanted = listed.filter(({ state, room }) => isWanted(room, state.level, each.rules));
            const badge = wanted.reduce(
              (sum, { state, room }) => sum + countsOf(state, archives.of(room)).unread,
              0,
            );
            expect(each.badge).toBe(badge);
          }
        }
      } finally {
        for (const each of devices) each.close();
      }
    }),
    { numRuns: soak ? 2_000 : 25, seed },
  );
  vi.useRealTimers();
});
