import type { ExportWish, RoomAddress, RoomEntry, Transfer } from '#electron/bridge/contract.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeWire } from './wire.ts';

type Names = Extract<keyof FakeHandlers, `transfer.${string}` | 'rooms.keep'>;

const none = { share: 0, messages: 0, known: 0, leftOut: 0, gaps: 0, rooms: [] };

interface Rooms {
  readonly rooms: Map<RoomAddress, RoomEntry>;
  readonly change: (room: RoomAddress, change: Partial<RoomEntry>) => void;
}

/** A transfer goes as far as the test takes it, by `transfer.changed`. */
export function fakeTransfer(
  wire: Pick<FakeWire, 'tell'>,
  { rooms, change }: Rooms,
): Pick<FakeHandlers, Names> {
  let transfer: Transfer | null = null;
  const set = (next: Transfer): Record<string, never> => {
    transfer = next;
    wire.tell('transfer.changed', { transfer });
    return {};
  };
  const wanted = (wish: ExportWish) =>
    [...rooms.values()].filter(({ address }) => wish.rooms?.includes(address) ?? true);
  return {
    'transfer.read': () => ({ transfer }),
    'transfer.extent': (wish) => ({
      extent: {
        messages: wanted(wish).length * 1_250,
        incomplete: wanted(wish)
          .slice(0, 2)
          .map(({ address, name }) => ({ room: address, name })),
      },
    }),
    'transfer.export': () => set({ ...none, kind: 'export', state: 'writing' }),
    'transfer.import': () => set({ ...none, kind: 'import', state: 'reading' }),
    'transfer.stop': () => (transfer ? set({ ...transfer, state: 'stopped' }) : {}),
    'transfer.undo': () => (transfer ? set({ ...transfer, state: 'stopped' }) : {}),
    'rooms.keep': ({ room, days }) => {
      const entry = rooms.get(room);
      if (!entry) return {};
      const { keepDays: _, ...rest } = entry;
      rooms.set(room, rest);
      change(room, days === null ? {} : { keepDays: days });
      return {};
    },
  };
}
